package org.s3aharness.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import picocli.CommandLine.Option;

/** Which store, and how to reach it. */
final class StoreOptions {
  enum Kind {
    LOCALSTACK,
    ENDPOINT
  }

  enum LocalStackAs {
    AUTO,
    CONTAINER,
    HOST
  }

  @Option(
      names = "--store",
      defaultValue = "LOCALSTACK",
      description = "localstack (started for the run) or endpoint (one that runs already).")
  Kind kind;

  @Option(
      names = "--localstack",
      defaultValue = "AUTO",
      paramLabel = "AS",
      description =
          "Start LocalStack as container or as host process; auto: a container where a Docker engine"
              + " answers.")
  LocalStackAs localStackAs;

  @Option(
      names = "--python",
      paramLabel = "EXE",
      description = "Python 3.11 to 3.13 for LocalStack's host process.")
  Path python;

  @Option(names = "--endpoint", paramLabel = "URL", description = "S3 of --store endpoint.")
  URI endpoint;

  @Option(
      names = "--kms-endpoint",
      paramLabel = "URL",
      description = "KMS of --store endpoint; the same as --endpoint unless told.")
  URI kmsEndpoint;

  @Option(
      names = "--access-key",
      description = "For --store endpoint; else AWS_ACCESS_KEY_ID.",
      defaultValue = "${env:AWS_ACCESS_KEY_ID}")
  String accessKey;

  @Option(
      names = "--secret-key",
      description =
          "For --store endpoint; else AWS_SECRET_ACCESS_KEY, which no process list shows.",
      defaultValue = "${env:AWS_SECRET_ACCESS_KEY}")
  String secretKey;

  @Option(
      names = "--region",
      description =
          "Region of buckets and keys; fs.s3a.endpoint.region of the base configuration, else"
              + " us-east-1, unless told.")
  String region;

  org.s3aharness.store.Store start(
      String region, Path log, java.util.function.Consumer<String> progress) {
    return null;
  }

  URI requiredEndpoint() {
    if (endpoint == null) {
      throw new UsageException("--store endpoint needs --endpoint URL.");
    }
    if (endpoint.getHost() == null) {
      throw new UsageException(
          "--endpoint " + endpoint + ": not a URL with a host, such as http://localhost:4566.");
    }
    return endpoint;
  }

  Optional<URI> kmsEndpoint() {
    return Optional.ofNullable(kmsEndpoint);
  }

  String requiredAccessKey() {
    return required(accessKey, "--access-key", "AWS_ACCESS_KEY_ID");
  }

  String requiredSecretKey() {
    return required(secretKey, "--secret-key", "AWS_SECRET_ACCESS_KEY");
  }

  private static String required(String value, String option, String variable) {
    if (value == null || value.isBlank()) {
      throw new UsageException(
          "--store endpoint needs credentials: give " + option + " or set " + variable + ".");
    }
    return value;
  }
}
