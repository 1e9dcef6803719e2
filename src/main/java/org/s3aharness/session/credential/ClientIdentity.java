package org.s3aharness.session.credential;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.configuration.AccessKeys;
import org.s3aharness.configuration.NamedProvider;
import org.s3aharness.encryption.Settings;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.store.StoreLogin;

/**
 * Gives agents an environment in which the credential providers that a configuration names find
 * credentials: an instance's metadata, a container's endpoint, profiles, a portal for single
 * sign-on, a web identity. On a store that was started for the run each of these gives its own
 * temporary credentials; on another store, they give the store's.
 */
public final class ClientIdentity implements AutoCloseable {
  private static final String PROFILE_NAME = "fs.s3a.auth.profile.name";
  private static final String PROFILE_FILE = "fs.s3a.auth.profile.file";
  private static final String ROLE_ARN = "arn:aws:iam::000000000000:role/s3a-qualify";
  private static final int TOKEN_BYTES = 60;

  private final CredentialService service;
  private AccessKeys accessKeys;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> homeFiles = new LinkedHashMap<>();

  private ClientIdentity(CredentialService service, StoreLogin store) {
    this.service = service;
    this.accessKeys = new AccessKeys(Map.of(AccessKeys.STORE, store.credentials().accessKey()));
  }

  /**
   * Starts what the providers need, which is nothing where the settings name none.
   *
   * @param variants the settings in the user's files, alone and under each profile
   * @param ofUser the user's environment, from which the names of profiles and roles are taken
   * @throws IOException if a port cannot be had
   */
  public static ClientIdentity start(
      List<Settings> variants, StoreLogin store, Map<String, String> ofUser) throws IOException {
    List<NamedProvider> providers =
        variants.stream().flatMap(settings -> NamedProvider.of(settings).stream()).toList();
    if (providers.isEmpty()) {
      return new ClientIdentity(null, store);
    }
    StoreCredentials instance = credentials(store);
    StoreCredentials container = credentials(store);
    CredentialService service = CredentialService.start(instance, container, store.region());
    ClientIdentity identity = new ClientIdentity(service, store);
    identity.gives(AccessKeys.INSTANCE, instance);
    identity.environment.put("AWS_EC2_METADATA_DISABLED", "false");
    identity.environment.put(
        "AWS_EC2_METADATA_SERVICE_ENDPOINT", service.metadataEndpoint().toString());
    boolean inContainer =
        ofUser.keySet().stream().anyMatch(name -> name.startsWith("AWS_CONTAINER_CREDENTIALS_"));
    if (inContainer || names(providers, "Container")) {
      identity.gives(AccessKeys.CONTAINER, container);
      identity.environment.put(
          "AWS_CONTAINER_CREDENTIALS_FULL_URI", service.containerEndpoint().toString());
      identity.environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", service.containerToken());
    }
    identity.addProfiles(providers, variants, store, ofUser);
    if (names(providers, "WebIdentity")) {
      identity.addWebIdentity(ofUser);
    }
    return identity;
  }

  private static boolean names(List<NamedProvider> providers, String part) {
    return providers.stream().anyMatch(provider -> provider.simpleName().contains(part));
  }

  private static StoreCredentials credentials(StoreLogin store) {
    return store.takesAny() ? TemporaryCredentials.madeUp() : store.credentials();
  }

  private void gives(String source, StoreCredentials credentials) {
    accessKeys = accessKeys.with(source, credentials.accessKey());
  }

  private void addProfiles(
      List<NamedProvider> providers,
      List<Settings> variants,
      StoreLogin store,
      Map<String, String> ofUser) {
    Set<String> names = new TreeSet<>(Set.of("default"));
    for (Settings settings : variants) {
      names.addAll(values(settings, PROFILE_NAME));
    }
    String chosen = ofUser.getOrDefault("AWS_PROFILE", "");
    if (!chosen.isBlank()) {
      names.add(chosen);
      environment.put("AWS_PROFILE", chosen);
    }
    boolean asksProfiles =
        providers.stream().anyMatch(provider -> provider.simpleName().startsWith("Profile"));
    AgentProfiles profiles =
        new AgentProfiles(
            asksProfiles ? AgentProfiles.configOf(ofUser) : Optional.empty(), service.portal());
    for (String name : names) {
      StoreCredentials credentials = credentials(store);
      gives(AccessKeys.ofProfile(name), credentials);
      if (name.equals(chosen.isBlank() ? "default" : chosen)) {
        gives(AccessKeys.PROFILE, credentials);
      }
      profiles.add(name, credentials);
    }
    for (Settings settings : variants) {
      values(settings, PROFILE_FILE)
          .forEach(file -> profiles.signIn(Path.of(file), names, credentials(store)));
    }
    homeFiles.putAll(profiles.files());
  }

  /** Returns the values of a property, for all buckets and for each. */
  private static List<String> values(Settings settings, String general) {
    return settings.names().stream()
        .filter(name -> name.endsWith(general.substring("fs.s3a".length())))
        .flatMap(name -> settings.get(name).stream())
        .toList();
  }

  private void addWebIdentity(Map<String, String> ofUser) {
    homeFiles.put("web-identity-token", TemporaryCredentials.text(TOKEN_BYTES));
    environment.put("AWS_ROLE_ARN", ofUser.getOrDefault("AWS_ROLE_ARN", ROLE_ARN));
    environment.put(
        "AWS_ROLE_SESSION_NAME", ofUser.getOrDefault("AWS_ROLE_SESSION_NAME", "s3a-qualify"));
    // Relative to the directory that the agent works in, which is its home.
    environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", "web-identity-token");
  }

  /** Returns the access keys that are given to S3A. */
  public AccessKeys accessKeys() {
    return accessKeys;
  }

  /** Returns environment variables for every agent; some are secrets. */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * Returns the portals for single sign-on on the loopback interface, by the names of the hosts
   * that clients ask for.
   */
  public Map<String, URI> portals() {
    return service == null
        ? Map.of()
        : service.portal().hosts().stream()
            .collect(Collectors.toMap(host -> host, host -> service.portalEndpoint()));
  }

  /** Returns files for the home directory of every agent, by their paths; some are secrets. */
  public Map<String, String> homeFiles() {
    return homeFiles;
  }

  @Override
  public void close() {
    if (service != null) {
      service.close();
    }
  }
}
