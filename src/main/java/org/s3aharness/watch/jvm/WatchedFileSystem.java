package org.s3aharness.watch.jvm;

import java.util.Map;
import java.util.Optional;
import org.s3aharness.encryption.Encryption;

/**
 * An S3A filesystem that a watched JVM has opened.
 *
 * @param token stands in the user agent of its requests
 * @param jvm that opened it, such as {@code SparkSubmit}
 * @param bucket that it is for
 * @param version Hadoop's; empty where it does not say
 * @param settings what it was opened with, of the settings that are about encryption; secrets are
 *     digests
 * @param asked what they ask for; empty where they cannot be understood
 */
public record WatchedFileSystem(
    String token,
    String jvm,
    String bucket,
    String version,
    Map<String, String> settings,
    Optional<Encryption> asked) {
  /** How tokens begin; a number follows. */
  public static final String TOKEN = "s3a-qualify-fs-";

  public WatchedFileSystem {
    settings = Map.copyOf(settings);
  }
}
