package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Feature;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Place;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.Store;
import org.s3aharness.store.connect.AwsLogin;
import org.s3aharness.store.connect.AwsStore;
import org.s3aharness.store.connect.EndpointOptions;
import org.s3aharness.store.connect.EndpointStore;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which store, and how to reach it. */
public final class StoreOptions {
  public enum Kind {
    LOCALSTACK,
    SEAWEEDFS,
    ENDPOINT,
    AWS;

    /** Whether it runs already, and belongs to somebody. */
    boolean isForeign() {
      return this == ENDPOINT || this == AWS;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--store",
      defaultValue = "LOCALSTACK",
      split = ",",
      paramLabel = "STORE",
      description =
          "localstack or seaweedfs, which encrypts what it stores (started for the run), or endpoint"
              + " or aws (one that runs already). Several with commas between: one run after the"
              + " other.")
  public List<Kind> kinds;

  /** The one that is used at the moment. */
  private Kind kind;

  private boolean rehearsing;

  private RequestCount requests;

  @Option(
      names = "--localstack",
      defaultValue = "AUTO",
      paramLabel = "AS",
      description =
          "Start LocalStack as container or as host process; auto: a container where a Docker engine"
              + " answers.")
  LocalStackOptions.How localStackAs;

  @Option(
      names = "--python",
      paramLabel = "EXE",
      description = "Python 3.11 to 3.13 for LocalStack's host process.")
  Path python;

  @Mixin EndpointOption endpoint;

  @Option(
      names = "--kms-key",
      paramLabel = "KEY",
      description = "Name of a key that exists, for --store endpoint without a KMS API; give two.")
  List<String> kmsKeys = List.of();

  @Option(
      names = "--region",
      description =
          "Region of buckets and keys; fs.s3a.endpoint.region of the base configuration, else for"
              + " --store aws the AWS SDK's own choice and us-east-1 for others, unless told.")
  String region;

  @Mixin PlaceOptions placeOptions;

  /** From now on it is this one's turn. */
  public StoreOptions use(Kind next) {
    kind = next;
    return this;
  }

  /** How it was chosen, for the record. */
  public Kind kind() {
    return rehearsing ? Kind.LOCALSTACK : kind;
  }

  /** From now on, a LocalStack stands in for the store that runs already. */
  public void rehearse() {
    rehearsing = true;
  }

  /** Whether the store belongs to somebody who must be asked. */
  public boolean asksForConsent() {
    return kind == Kind.AWS && !rehearsing;
  }

  /** Whether a LocalStack stands in for the store. */
  public boolean isRehearsing() {
    return rehearsing;
  }

  /**
   * Starts the store, or connects to it. On one that runs already nothing is made.
   *
   * @param configuredRegion of the base configurations; empty if they name none
   * @param alsoStarted is given what was started for the store and must outlive it
   * @throws UsageException if there are no credentials, or no region
   */
  public Store connect(
      Optional<String> configuredRegion,
      Path log,
      Consumer<String> progress,
      Consumer<AutoCloseable> alsoStarted) {
    if (kind.isForeign() && !rehearsing) {
      return counted(connectForeign(configuredRegion));
    }
    String inRegion = told(configuredRegion).orElse(EndpointOptions.DEFAULT_REGION);
    if (rehearsing) {
      Store standIn = LocalStack.start(localStack(inRegion, log), progress);
      alsoStarted.accept(standIn);
      // Where a confined run is rehearsed; it vanishes with the stand-in.
      within()
          .ifPresent(place -> standIn.s3().createBucket(Buckets.toMake(place.bucket(), inRegion)));
      return counted(
          EndpointStore.of(
              EndpointOptions.of(standIn.s3Endpoint(), standIn.credentials())
                  .withRegion(inRegion)));
    }
    if (kind == Kind.SEAWEEDFS) {
      Path kmsLog = log.resolveSibling("kms.log");
      return SeaweedFsWithKms.start(localStack(inRegion, kmsLog), log, progress, alsoStarted);
    }
    return LocalStack.start(localStack(inRegion, log), progress);
  }

  /** Connects to a store that runs already, on which nothing is made. */
  public Store connectForeign(Optional<String> configuredRegion) {
    Optional<String> inRegion = told(configuredRegion);
    return kind == Kind.AWS
        ? AwsStore.of(awsLogin(inRegion))
        : EndpointStore.of(
            endpoint.options().withRegion(inRegion.orElse(EndpointOptions.DEFAULT_REGION)));
  }

  private Optional<String> told(Optional<String> configuredRegion) {
    return Optional.ofNullable(region).or(() -> configuredRegion);
  }

  private Store counted(Store store) {
    requests = store.requests();
    return store;
  }

  /** What was sent to the store that was connected last, if it runs already. */
  public RequestCount requests() {
    return requests;
  }

  /**
   * Tries what a store that runs already has, which makes something on it.
   *
   * @param runId of the run
   */
  public void probe(Store store, String runId, Consumer<String> progress) {
    if (store instanceof EndpointStore foreign) {
      foreign.probe(runId, kmsKeys, within(), progress);
    }
  }

  private static AwsLogin awsLogin(Optional<String> inRegion) {
    try {
      return AwsLogin.in(inRegion);
    } catch (IllegalArgumentException missing) {
      throw new UsageException("--store aws: " + missing.getMessage(), missing);
    }
  }

  private LocalStackOptions localStack(String inRegion, Path log) {
    LocalStackOptions options =
        LocalStackOptions.loggingTo(log).withRegion(inRegion).withHow(localStackAs);
    return python == null ? options : options.withPython(python.toString());
  }

  /** Where the run's cases work: in buckets that they make, or below a prefix. */
  public PlaceAllocator places(Store store, String runId) {
    return PlaceAllocator.of(store, runId, within());
  }

  /** What the run is confined to; empty if it makes buckets. */
  public Optional<Place> within() {
    return kind.isForeign() ? placeOptions.within() : Optional.empty();
  }

  /** The keys that profiles may name: made for the run, or else those that were given. */
  public List<KmsKey> keys(Store store, KmsKeyManager ofRun) {
    if (store.whyNot(Feature.KMS_API).isPresent()) {
      return kmsKeys.stream().map(name -> KmsKey.named(name, store.region())).toList();
    }
    return List.of(ofRun.createKey("key1"), ofRun.createKey("key2"));
  }

  /**
   * Checks what can be checked at once.
   *
   * @throws UsageException naming the option that is missing or cannot be used
   */
  public void check() {
    placeOptions.check(kinds.stream().anyMatch(Kind::isForeign));
    if (kind == Kind.ENDPOINT) {
      endpoint.options();
    }
    if (kind == Kind.AWS) {
      // Of the region base configurations decide, too.
      awsLogin(Optional.of(EndpointOptions.DEFAULT_REGION)).close();
    }
  }
}
