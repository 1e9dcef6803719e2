package org.s3aharness.session.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.store.Place;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.local.LocalStackOptions;

/**
 * Holds what a user may say about a store. Each provider reads the parts that concern its store.
 *
 * @param localStackAs whether LocalStack runs as a container or as a host process
 * @param python the Python for the host processes, as a path or a command; empty to look for one
 * @param endpoint the URL of the S3; empty where the provider knows it
 * @param kmsEndpoint the URL of the KMS; empty if it is that of the S3
 * @param givenAccessKey the credentials for the endpoint
 * @param kmsKeys the names of keys that exist, for a store without a KMS API; may be empty
 * @param region the region of buckets and keys; empty for the provider's own choice
 * @param within the place that the run is confined to; empty if it may create buckets
 */
public record StoreSettings(
    LocalStackOptions.Hosting localStackAs,
    Optional<String> python,
    Optional<URI> endpoint,
    Optional<URI> kmsEndpoint,
    GivenAccessKey givenAccessKey,
    List<String> kmsKeys,
    Optional<String> region,
    Optional<Place> within) {
  private static final StoreSettings DEFAULTS =
      new StoreSettings(
          LocalStackOptions.Hosting.AUTO,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          GivenAccessKey.NONE,
          List.of(),
          Optional.empty(),
          Optional.empty());

  /** Copies the list. */
  public StoreSettings {
    kmsKeys = List.copyOf(kmsKeys);
  }

  /** Returns the settings of a user who has said nothing. */
  public static StoreSettings defaults() {
    return DEFAULTS;
  }

  /** Returns these settings with this Python for host processes, a path or a command. */
  public StoreSettings withPython(String command) {
    return new StoreSettings(
        localStackAs,
        Optional.of(command),
        endpoint,
        kmsEndpoint,
        givenAccessKey,
        kmsKeys,
        region,
        within);
  }

  /** Returns these settings with the S3 and the KMS at these URLs. */
  public StoreSettings withEndpoints(URI s3, URI kms) {
    return new StoreSettings(
        localStackAs,
        python,
        Optional.of(s3),
        Optional.of(kms),
        givenAccessKey,
        kmsKeys,
        region,
        within);
  }

  /** Returns these settings with these credentials for the endpoint. */
  public StoreSettings withAccessKey(GivenAccessKey key) {
    return new StoreSettings(
        localStackAs, python, endpoint, kmsEndpoint, key, kmsKeys, region, within);
  }

  /** Returns these settings with the region {@code otherwise}, unless they name one themselves. */
  public StoreSettings withRegionOr(Optional<String> otherwise) {
    return new StoreSettings(
        localStackAs,
        python,
        endpoint,
        kmsEndpoint,
        givenAccessKey,
        kmsKeys,
        region.or(() -> otherwise),
        within);
  }

  /** Returns the region, or {@value EndpointOptions#DEFAULT_REGION} if none is named. */
  String regionOrDefault() {
    return region.orElse(EndpointOptions.DEFAULT_REGION);
  }

  /** Returns how to run a LocalStack that writes its log to this file. */
  LocalStackOptions localStack(Path log) {
    LocalStackOptions options =
        LocalStackOptions.loggingTo(log).withRegion(regionOrDefault()).withHosting(localStackAs);
    return python.map(options::withPython).orElse(options);
  }
}
