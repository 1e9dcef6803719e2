package org.s3aharness.cli.options;

import java.util.Optional;
import org.s3aharness.session.store.GivenAccessKey;
import picocli.CommandLine.Option;

/** Holds the options with the credentials for {@code --store endpoint}. */
public final class AccessKeyOptions {
  @Option(
      names = "--access-key",
      paramLabel = "KEY",
      description =
          "The access key for --store endpoint. Default: the environment variable"
              + " AWS_ACCESS_KEY_ID.",
      defaultValue = "${env:AWS_ACCESS_KEY_ID}")
  private String accessKey;

  @Option(
      names = "--secret-key",
      paramLabel = "KEY",
      description =
          "The secret key for --store endpoint. Default: the environment variable"
              + " AWS_SECRET_ACCESS_KEY, which is safer because no process list shows it.",
      defaultValue = "${env:AWS_SECRET_ACCESS_KEY}")
  private String secretKey;

  /** Returns the access key, as far as it was given. */
  public GivenAccessKey given() {
    return new GivenAccessKey(Optional.ofNullable(accessKey), Optional.ofNullable(secretKey));
  }
}
