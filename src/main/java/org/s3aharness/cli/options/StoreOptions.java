package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.session.store.StoreProvider;
import org.s3aharness.session.store.StoreProviders;
import org.s3aharness.session.store.StoreSettings;
import org.s3aharness.store.local.LocalStackOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which stores, and how to reach them. */
public final class StoreOptions {
  @Option(
      names = "--store",
      defaultValue = "localstack",
      split = ",",
      paramLabel = "STORE",
      converter = ByName.class,
      description =
          "localstack or seaweedfs, which encrypts what it stores (started for the run), or endpoint"
              + " or aws (one that runs already). Several with commas between: one run after the"
              + " other.")
  List<StoreProvider> providers;

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

  /** Finds a store by its name, in upper or lower case. */
  static final class ByName implements ITypeConverter<StoreProvider> {
    @Override
    public StoreProvider convert(String name) {
      return StoreProviders.find(name)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of %s but was '%s'"
                          .formatted(String.join(", ", StoreProviders.names()), name)));
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
            Optional.ofNullable(endpoint.endpoint),
            Optional.ofNullable(endpoint.kmsEndpoint),
            endpoint.accessKeys.accessKey(),
            kmsKeys,
            Optional.ofNullable(region).or(() -> configuredRegion),
            placeOptions.within());
    return providers.stream().map(provider -> new StoreChoice(provider, settings)).toList();
  }

  /**
   * Checks what can be checked before anything is started.
   *
   * @throws UsageException naming the option that is missing or cannot be used
   */
  public void check() {
    placeOptions.check(providers.stream().anyMatch(StoreProvider::runsAlready));
    choices(Optional.empty()).forEach(StoreChoice::check);
  }
}
