package org.s3aharness.session.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.StoreCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Writes the profiles that agents find in their home directory. Each is of the kind that the user's
 * own profile of that name has, single sign-on or a process, and has keys besides: version 1 of the
 * SDK knows no single sign-on, and {@code ProfileAWSCredentialsProvider} does not read {@code
 * ~/.aws/config}. Nothing secret of the user's is copied.
 */
final class AgentProfiles {
  private static final String HOME = ".aws/";

  private final Optional<ProfileFile> ofUser;
  private final SsoPortal portal;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final StringBuilder credentialsFile = new StringBuilder();
  private final Set<String> configFile = new LinkedHashSet<>();
  private int processes;

  /**
   * Starts with no profiles.
   *
   * @param ofUser the user's {@code ~/.aws/config}; empty if there is none
   */
  AgentProfiles(Optional<ProfileFile> ofUser, SsoPortal portal) {
    this.ofUser = ofUser;
    this.portal = portal;
  }

  /**
   * Reads the user's own {@code ~/.aws/config}, or the file that {@code AWS_CONFIG_FILE} names.
   *
   * @throws UsageException when it cannot be read
   */
  static Optional<ProfileFile> configOf(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    String named = environment.getOrDefault("AWS_CONFIG_FILE", "");
    return read(
        named.isBlank() ? Path.of(home, ".aws", "config") : Path.of(named),
        ProfileFile.Type.CONFIGURATION);
  }

  private static Optional<ProfileFile> read(Path file, ProfileFile.Type type) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ProfileFile.builder().content(Files.newInputStream(file)).type(type).build());
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "%s cannot be read: correct it, or name another file in AWS_CONFIG_FILE.".formatted(file),
          e);
    }
  }

  /** Adds a profile, with the credentials that it gives. */
  void add(String name, StoreCredentials credentials) {
    credentialsFile
        .append("[%s]%n".formatted(name))
        .append("aws_access_key_id = %s%n".formatted(credentials.accessKey()))
        .append("aws_secret_access_key = %s%n".formatted(credentials.secretKey()));
    credentials
        .sessionToken()
        .ifPresent(token -> credentialsFile.append("aws_session_token = %s%n".formatted(token)));
    ofUser
        .flatMap(file -> file.profile(name))
        .filter(own -> credentials.sessionToken().isPresent())
        .ifPresent(own -> addKind(own, credentials));
  }

  private void addKind(Profile own, StoreCredentials credentials) {
    Optional<SsoRole> role = SsoRole.of(ofUser.orElseThrow(), own);
    if (role.isPresent()) {
      configFile.addAll(role.get().lines(own.name()));
      signIn(role.get(), credentials);
    } else if (own.property(ProfileProperty.CREDENTIAL_PROCESS).isPresent()) {
      // Relative to the directory that the agent works in, which is its home.
      String answer = HOME + "process-" + ++processes + ".json";
      files.put(answer, CredentialService.ofProcess(credentials));
      configFile.add(
          "[%s]%ncredential_process = cat %s%n"
              .formatted(
                  own.name().equals("default") ? "default" : "profile " + own.name(), answer));
    }
  }

  /**
   * Signs in to the portal for profiles of a file of the user's, which S3A reads as it is.
   *
   * @param names of the profiles that S3A may take
   */
  void signIn(Path file, Set<String> names, StoreCredentials credentials) {
    Optional<ProfileFile> read = read(file, ProfileFile.Type.CREDENTIALS);
    if (read.isEmpty() || credentials.sessionToken().isEmpty()) {
      return;
    }
    names.stream()
        .flatMap(name -> read.get().profile(name).stream())
        .flatMap(profile -> SsoRole.of(read.get(), profile).stream())
        .forEach(role -> signIn(role, credentials));
  }

  private void signIn(SsoRole role, StoreCredentials credentials) {
    files.put(role.tokenFile(), portal.add(role, credentials));
  }

  /** Returns the files for the home directory of every agent, by their paths; all are secrets. */
  Map<String, String> files() {
    Map<String, String> all = new LinkedHashMap<>(files);
    all.put(HOME + "credentials", credentialsFile.toString());
    if (!configFile.isEmpty()) {
      all.put(HOME + "config", String.join("", List.copyOf(configFile)));
    }
    return all;
  }
}
