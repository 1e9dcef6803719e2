package org.s3aharness.suite;

import java.util.Map;

/** Settings that control how long S3A keeps retrying. */
public final class RetrySettings {
  /** The settings for many attempts in quick succession. */
  public static final Map<String, String> LONG =
      Map.of(
          "fs.s3a.attempts.maximum", "10",
          "fs.s3a.retry.interval", "10ms",
          "fs.s3a.retry.throttle.interval", "10ms");

  /** The settings for two attempts, so that a lasting failure ends at once. */
  public static final Map<String, String> SHORT =
      Map.of(
          "fs.s3a.attempts.maximum", "1",
          "fs.s3a.retry.limit", "1",
          "fs.s3a.retry.interval", "10ms");

  private RetrySettings() {}
}
