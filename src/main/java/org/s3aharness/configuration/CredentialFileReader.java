package org.s3aharness.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.ConfigurationFile.Property;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.S3AProperties;

/**
 * Holds local copies of credential stores that are on other machines.
 *
 * @param copies by the URI of the store, as a configuration has it
 */
public record CredentialFileReader(Map<String, Path> copies) {
  /** A reader without any copies. */
  public static final CredentialFileReader NONE = new CredentialFileReader(Map.of());

  private static final String OPTION = "--credential-file";

  private static final Pattern LOCAL = Pattern.compile("[a-z]+://file(/.*)");

  /** Copies the map. */
  public CredentialFileReader {
    copies = Map.copyOf(copies);
  }

  /**
   * Reads what a user gives.
   *
   * @param pairs each {@code URI=FILE}
   * @throws UsageException when a pair has the wrong form, or its file cannot be read
   */
  public static CredentialFileReader of(List<String> pairs) {
    Map<String, Path> copies = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.lastIndexOf('=');
      if (equals < 1 || !pair.substring(0, equals).contains("://")) {
        throw new UsageException(
            "%s %s: give URI=FILE, such as jceks://hdfs@nn/s3.jceks=s3.jceks."
                .formatted(OPTION, pair));
      }
      Path file = Path.of(pair.substring(equals + 1));
      if (!Files.isReadable(file)) {
        throw new UsageException(
            "%s %s: %s cannot be read: check the path.".formatted(OPTION, pair, file));
      }
      copies.put(pair.substring(0, equals), file.toAbsolutePath());
    }
    return new CredentialFileReader(copies);
  }

  /** Returns a provider path in which stores are replaced by their copies. */
  public String replaceIn(String providerPath) {
    return Stream.of(providerPath.split(","))
        .map(String::trim)
        .map(store -> copies.containsKey(store) ? local(store, copies.get(store)) : store)
        .collect(Collectors.joining(","));
  }

  private static String local(String store, Path copy) {
    String kind = store.substring(0, store.indexOf("://")).replaceFirst("^local", "");
    return "local" + kind + "://file" + copy;
  }

  /**
   * Returns the settings that name stores, with the copies in their place. They must override
   * everything else.
   */
  public Map<String, String> settings(Settings settings) {
    return changed(settings, this::replaceIn);
  }

  /** Returns a configuration in which stores are replaced by their copies. */
  public ClientConfiguration in(ClientConfiguration configuration) {
    Settings settings = configuration.settings();
    List<Property> changed = new ArrayList<>();
    settings(settings)
        .forEach(
            (name, path) ->
                changed.add(
                    new Property(
                        name,
                        Optional.of(path),
                        false,
                        settings.origin(name).orElse(new Location(Path.of(OPTION), 1)))));
    if (changed.isEmpty()) {
      return configuration;
    }
    List<ConfigurationFile> files = new ArrayList<>(configuration.files());
    files.add(
        new ConfigurationFile(Path.of(OPTION), SparkDefaults.xml(changed), "", changed, true));
    return new ClientConfiguration(files);
  }

  /** Returns a profile in which stores are replaced by their copies. */
  public Profile in(Profile profile) {
    String text = profile.file().text();
    for (Map.Entry<String, Path> copy : copies.entrySet()) {
      text = text.replace(copy.getKey(), local(copy.getKey(), copy.getValue()));
    }
    return text.equals(profile.file().text())
        ? profile
        : new Profile(
            profile.name(),
            ConfigurationFile.parse(profile.file().source(), text),
            profile.bucket());
  }

  /**
   * Returns the settings that name stores without those stores that are not on this machine, so
   * that the others can be read.
   */
  public Map<String, String> localSettings(Settings settings) {
    return changed(
        settings,
        path ->
            Stream.of(replaceIn(path).split(","))
                .filter(CredentialFileReader::isLocal)
                .collect(Collectors.joining(",")));
  }

  private static Map<String, String> changed(Settings settings, UnaryOperator<String> change) {
    Map<String, String> changed = new LinkedHashMap<>();
    for (String name : settings.names()) {
      boolean namesStores =
          name.equals(EncryptionSettings.CREDENTIAL_PROVIDERS)
              || name.startsWith("fs.s3a.") && name.endsWith(".security.credential.provider.path")
              || name.equals(EncryptionSettings.S3A_CREDENTIAL_PROVIDERS);
      if (namesStores) {
        settings
            .get(name)
            .filter(path -> !change.apply(path).equals(path))
            .ifPresent(path -> changed.put(name, change.apply(path)));
      }
    }
    return changed;
  }

  private static boolean isLocal(String store) {
    return store.trim().startsWith("user://")
        || LOCAL.matcher(store.trim()).matches() && Files.exists(fileOf(store.trim()));
  }

  private static Path fileOf(String store) {
    return Path.of(LOCAL.matcher(store).replaceFirst("$1"));
  }

  /**
   * Checks that the stores of a path are on this machine. A missing one counts as present, because
   * Hadoop takes it for an empty one.
   *
   * @throws UsageException naming the one that is elsewhere, and what to do
   */
  public static void requireLocal(String providerPath) {
    for (String store : providerPath.split(",")) {
      if (!isLocal(store)) {
        throw new UsageException(
            "The credential store %s is not on this machine: copy it here and give %s %s=FILE."
                .formatted(store.trim(), OPTION, store.trim()));
      }
    }
  }

  /**
   * Checks that the stores that a configuration names, for all buckets or for one, are on this
   * machine.
   *
   * @throws UsageException naming the one that is elsewhere, and what to do
   */
  public static void requireLocal(ClientConfiguration configuration) {
    Settings settings = configuration.settings();
    Set<String> buckets = new TreeSet<>(Set.of(""));
    settings.names().stream()
        .flatMap(name -> S3AProperties.perBucket(name, Set.of()).stream())
        .forEach(name -> buckets.add(name.bucket()));
    for (String bucket : buckets) {
      EncryptionSettings.credentialProviders(settings, bucket)
          .ifPresent(CredentialFileReader::requireLocal);
    }
  }
}
