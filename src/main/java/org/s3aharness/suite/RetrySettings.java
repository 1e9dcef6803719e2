package org.s3aharness.suite;

import java.util.Map;

/** Settings for how long S3A goes on trying. */
public final class RetrySettings {
  /** Settings for many attempts, soon after one another. */
  public static final Map<String, String> LONG =
      Map.of(
          "fs.s3a.attempts.maximum", "10",
          "fs.s3a.retry.interval", "10ms",
          "fs.s3a.retry.throttle.interval", "10ms");

  /** Two attempts, so that what goes on failing is given up at once. */
  public static final Map<String, String> SHORT =
      Map.of(
          "fs.s3a.attempts.maximum", "1",
          "fs.s3a.retry.limit", "1",
          "fs.s3a.retry.interval", "10ms");

  private RetrySettings() {}
}
