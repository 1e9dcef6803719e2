package org.s3aharness.release;

import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what a Hadoop version's S3A can do, according to the table {@code releases.yaml}. A vendor's
 * version such as {@code 3.3.6.7.1.9.0-387} is judged by its first three numbers; vendors backport,
 * so it may be able to do more.
 */
public final class ReleaseFeatures {
  private static final Pattern BASE = Pattern.compile("(\\d+\\.\\d+\\.\\d+).*");

  private final String version;
  private final FeatureRow row;

  private ReleaseFeatures(String version, FeatureRow row) {
    this.version = version;
    this.row = row;
  }

  /**
   * Looks a version up. A version newer than the table is assumed to do what the newest row does.
   *
   * @throws IllegalArgumentException when it does not begin with three numbers, or is older than
   *     3.0.0
   */
  public static ReleaseFeatures of(String version) {
    Matcher matcher = BASE.matcher(version);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + version
              + "' is not a Hadoop version: it must begin with three numbers, such as 3.4.3");
    }
    Version base = Version.parse(matcher.group(1));
    FeatureRow found = null;
    for (FeatureRow each : FeatureRow.table()) {
      if (Version.parse(each.from()).compareTo(base) <= 0) {
        found = each;
      }
    }
    if (found == null) {
      throw new IllegalArgumentException(
          "Hadoop " + version + " is before 3.0.0, the oldest that the harness knows");
    }
    return new ReleaseFeatures(version, found);
  }

  /** Returns the features of the first release of each row in the table, oldest first. */
  public static List<ReleaseFeatures> table() {
    return FeatureRow.table().stream().map(row -> new ReleaseFeatures(row.from(), row)).toList();
  }

  /** Returns the version asked about. */
  public String version() {
    return version;
  }

  /** Says whether the release is this version or a newer one; a vendor's suffix does not count. */
  public boolean isFrom(String first) {
    Matcher matcher = BASE.matcher(version);
    return matcher.matches()
        && Version.parse(matcher.group(1)).compareTo(Version.parse(first)) >= 0;
  }

  public boolean supportsDsse() {
    return has("dsse");
  }

  /**
   * Says whether CSE-KMS really encrypts (3.4.0 and 3.4.1 accept the setting and write plaintext).
   */
  public boolean supportsCseKms() {
    return has("cse-kms");
  }

  public boolean supportsCseCustom() {
    return has("cse-custom");
  }

  public boolean supportsEncryptionContext() {
    return has("encryption-context");
  }

  public boolean issuesDelegationTokens() {
    return has("delegation-tokens");
  }

  /** Says whether a file can be opened with a status that is already known. */
  public boolean opensWithStatus() {
    return has("open-status");
  }

  public boolean hasMultipartUploader() {
    return has("multipart-uploader");
  }

  /**
   * Says whether the release can be told to leave the markers of the directories above a new file
   * alone.
   */
  public boolean keepsDirectoryMarkers() {
    return has("kept-markers");
  }

  public boolean supportsVectoredIo() {
    return has("vectored-io");
  }

  public boolean supportsBulkDelete() {
    return has("bulk-delete");
  }

  /**
   * Returns where the table and a release's own classes differ, each as a sentence; empty where
   * they agree.
   *
   * @param asked what the release reports about itself
   */
  public List<String> differencesFrom(Set<String> asked) {
    Set<String> all = new TreeSet<>(asked);
    all.addAll(row.features());
    return all.stream()
        .filter(feature -> has(feature) != asked.contains(feature))
        .map(
            feature ->
                "Hadoop %s %s %s, but releases.yaml says the opposite"
                    .formatted(version, asked.contains(feature) ? "has" : "does not have", feature))
        .toList();
  }

  private boolean has(String feature) {
    return row.features().contains(feature);
  }

  /**
   * Returns the kinds of input stream that the release has: {@code classic}, {@code prefetch},
   * {@code analytics}.
   */
  public Set<String> inputStreams() {
    return row.inputStreams().keySet();
  }

  /**
   * Returns the properties that select a kind of input stream.
   *
   * @throws IllegalArgumentException when the release does not have the kind
   */
  public Map<String, String> selectInputStream(String kind) {
    Map<String, String> properties = row.inputStreams().get(kind);
    if (properties == null) {
      throw new IllegalArgumentException(
          "Hadoop %s has no input stream '%s', but only %s"
              .formatted(version, kind, inputStreams()));
    }
    return properties;
  }

  /** Returns the name that the encryption algorithm's property has in the release. */
  public String algorithmProperty() {
    return row.properties().algorithm();
  }

  /** Returns the major version of the AWS SDK that the release is built on, 1 or 2. */
  public int awsSdk() {
    return row.awsSdk();
  }

  /** Returns the oldest Java version that the release runs on, such as 8. */
  public int oldestJava() {
    return row.java().oldest();
  }

  /** Returns the newest Java version that the release runs on; empty where it is unknown. */
  public Optional<Integer> newestJava() {
    return Optional.ofNullable(row.java().newest());
  }

  /**
   * Returns the version of the S3 encryption client that the release was built with; empty where
   * client-side encryption needs none.
   */
  public Optional<String> encryptionClientVersion() {
    return Optional.ofNullable(row.encryptionClient());
  }

  @Override
  public String toString() {
    return version + " " + row.features();
  }
}
