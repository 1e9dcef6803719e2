package org.s3aharness.cli.options;

import java.time.Duration;
import org.s3aharness.encryption.UsageException;
import picocli.CommandLine.Option;

/** The option that limits how long a case may take. */
public final class CaseLimitOption {
  private static final int LEAST = 5;
  private static final int MOST = 86_400;

  @Option(
      names = "--case-limit",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description =
          "Limits how long a case may take. If S3A hangs, the case fails; if the store"
              + " hangs, the run breaks off. A number of seconds from 5 to 86400. Default:"
              + " ${DEFAULT-VALUE}.")
  int seconds;

  /**
   * Returns how long a case may take.
   *
   * @throws UsageException if the limit is out of range
   */
  public Duration duration() {
    if (seconds < LEAST || seconds > MOST) {
      throw new UsageException(
          "--case-limit %d: give a number of seconds from %d to %d."
              .formatted(seconds, LEAST, MOST));
    }
    return Duration.ofSeconds(seconds);
  }
}
