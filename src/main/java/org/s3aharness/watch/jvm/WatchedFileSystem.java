package org.s3aharness.watch.jvm;

import java.util.Map;
import java.util.Optional;
import org.s3aharness.encryption.Encryption;

/**
 * An S3A filesystem that a watched JVM has opened.
 *
 * @param token identifies it in the user agent of its requests
 * @param jvm the JVM that opened it, such as {@code SparkSubmit}
 * @param bucket the bucket that it was opened for
 * @param version of Hadoop; empty where Hadoop does not report it
 * @param settings the settings about encryption that it was opened with; secrets are digests
 * @param asked what they ask for; empty where they cannot be interpreted
 */
public record WatchedFileSystem(
    String token,
    String jvm,
    String bucket,
    String version,
    Map<String, String> settings,
    Optional<Encryption> asked) {
  /** The beginning of every token; a number follows. */
  public static final String TOKEN = "s3a-qualify-fs-";

  public WatchedFileSystem {
    settings = Map.copyOf(settings);
  }
}
