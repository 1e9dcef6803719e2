package org.s3aharness.cli.options;

import java.net.URI;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.connect.EndpointOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where {@code --store endpoint} is, and who we are there. */
final class EndpointOption {
  @Option(names = "--endpoint", paramLabel = "URL", description = "S3 of --store endpoint.")
  URI endpoint;

  @Option(
      names = "--kms-endpoint",
      paramLabel = "URL",
      description = "KMS of --store endpoint; the same as --endpoint unless told.")
  URI kmsEndpoint;

  @Mixin AccessKeyOptions accessKeys;

  /**
   * What they say.
   *
   * @throws UsageException naming the option that is missing or cannot be used
   */
  EndpointOptions options() {
    EndpointOptions options = EndpointOptions.of(required(), accessKeys.credentials());
    return kmsEndpoint == null ? options : options.withKms(kmsEndpoint);
  }

  private URI required() {
    if (endpoint == null) {
      throw new UsageException("--store endpoint needs --endpoint URL.");
    }
    if (endpoint.getHost() == null) {
      throw new UsageException(
          "--endpoint " + endpoint + ": not a URL with a host, such as http://localhost:4566.");
    }
    return endpoint;
  }
}
