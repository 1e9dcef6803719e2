package org.s3aharness.cli.options;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.session.store.StoreProvider;
import org.s3aharness.session.store.StoreRegistry;
import org.s3aharness.session.store.StoreSettings;
import org.s3aharness.store.Place;
import org.s3aharness.store.local.LocalStackOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say which stores to use, and how to reach them. */
public final class StoreOptions {
  @Option(
      names = "--store",
      defaultValue = "localstack",
      split = ",",
      paramLabel = "STORE",
      converter = ByName.class,
      completionCandidates = StoreNames.class,
      description =
          "The store to use: ${COMPLETION-CANDIDATES}. The harness starts localstack or"
              + " seaweedfs for the run (seaweedfs encrypts what it stores); endpoint and aws"
              + " run already. If you give several, separated by commas, the suites run on one"
              + " after the other. Default: localstack.")
  List<StoreProvider> providers;

  @Option(
      names = "--localstack",
      defaultValue = "AUTO",
      paramLabel = "AS",
      description =
          "How LocalStack runs: ${COMPLETION-CANDIDATES}. AUTO means a container if a"
              + " Docker engine answers, and a host process otherwise. Default:"
              + " ${DEFAULT-VALUE}.")
  LocalStackOptions.Hosting localStackAs;

  @Option(
      names = "--python",
      paramLabel = "EXE",
      description =
          "The Python executable, 3.11 to 3.13, for stores that run as host processes."
              + " Default: the first suitable one that is found.")
  Path python;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The URL of S3, for --store endpoint.")
  URI endpoint;

  @Option(
      names = "--kms-endpoint",
      paramLabel = "URL",
      description = "The URL of KMS, for --store endpoint. Default: the value of --endpoint.")
  URI kmsEndpoint;

  @Mixin AccessKeyOptions accessKeys;

  @Option(
      names = "--kms-key",
      paramLabel = "KEY",
      description =
          "The name of an existing KMS key, for --store endpoint without a KMS API. Give"
              + " the option twice, for two keys.")
  List<String> kmsKeys = List.of();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "The region of buckets and keys. Default: fs.s3a.endpoint.region of your"
              + " configuration; if that is not set, the region that the AWS SDK finds for"
              + " --store aws, and us-east-1 for other stores.")
  String region;

  @Mixin PlaceOptions placeOptions;

  /** Returns the place in which a watched job may write; empty if none is given. */
  public Optional<Place> watched() {
    return placeOptions.watched();
  }

  /** Lists the names of the stores for the help. */
  static final class StoreNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return StoreRegistry.names().iterator();
    }
  }

  /** Finds a store by its name, in upper or lower case. */
  static final class ByName implements ITypeConverter<StoreProvider> {
    @Override
    public StoreProvider convert(String name) {
      return StoreRegistry.find(name)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of %s but was '%s'"
                          .formatted(String.join(", ", StoreRegistry.names()), name)));
    }
  }

  /**
   * Returns the stores, in the order in which they were given.
   *
   * @param configuredRegion the region that the base configurations name; empty if they name none
   * @throws UsageException naming the option that cannot be used
   */
  public List<StoreChoice> choices(Optional<String> configuredRegion) {
    StoreSettings settings =
        new StoreSettings(
            localStackAs,
            Optional.ofNullable(python).map(Path::toString),
            Optional.ofNullable(endpoint),
            Optional.ofNullable(kmsEndpoint),
            accessKeys.given(),
            kmsKeys,
            Optional.ofNullable(region).or(() -> configuredRegion),
            placeOptions.within());
    return providers.stream().map(provider -> new StoreChoice(provider, settings)).toList();
  }

  /** Chooses {@code --store endpoint} where only {@code --endpoint} is given. */
  public void takeEndpointForStore() {
    if (endpoint != null) {
      providers = List.of(StoreRegistry.named("endpoint"));
    }
  }

  /**
   * Checks the options as far as possible before anything is started.
   *
   * @throws UsageException naming the option that is missing or cannot be used
   */
  public void check() {
    placeOptions.check(providers.stream().anyMatch(StoreProvider::runsAlready));
    choices(Optional.empty()).forEach(StoreChoice::check);
  }
}
