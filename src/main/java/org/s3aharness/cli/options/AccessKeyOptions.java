package org.s3aharness.cli.options;

import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.StoreCredentials;
import picocli.CommandLine.Option;

/** The credentials of {@code --store endpoint}. */
public final class AccessKeyOptions {
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

  /**
   * What they say.
   *
   * @throws UsageException naming the one that is missing
   */
  public StoreCredentials credentials() {
    return StoreCredentials.of(
        required(accessKey, "--access-key", "AWS_ACCESS_KEY_ID"),
        required(secretKey, "--secret-key", "AWS_SECRET_ACCESS_KEY"));
  }

  private static String required(String value, String option, String variable) {
    if (value == null || value.isBlank()) {
      throw new UsageException(
          "--store endpoint needs credentials: give " + option + " or set " + variable + ".");
    }
    return value;
  }
}
