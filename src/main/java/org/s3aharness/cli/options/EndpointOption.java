package org.s3aharness.cli.options;

import java.net.URI;
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
}
