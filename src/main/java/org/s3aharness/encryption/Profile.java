package org.s3aharness.encryption;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration that a case runs under. It is one Hadoop configuration file with an encryption
 * setting as a person would put it into {@code core-site.xml}, or else a bucket of the user's own
 * configuration, without any further file.
 *
 * @param name the file's name without {@code .xml}, or the bucket's name; part of every case id
 * @param file the file; an empty one for a bucket of the user's
 * @param bucket the bucket that the user's configuration names; empty if any bucket will do
 */
public record Profile(String name, ConfigurationFile file, Optional<String> bucket) {
  /** The name of the profile that stands for every bucket that a configuration does not name. */
  public static final String ANY_OTHER_BUCKET = "any-other-bucket";

  /**
   * The variable that stands for the bucket's name in a profile, since the bucket is new in every
   * case.
   */
  public static final String BUCKET_VARIABLE = "${s3aharness.bucket}";

  private static final ConfigurationFile NOTHING =
      ConfigurationFile.parse(Path.of("nothing.xml"), "<configuration/>");

  /** Creates a profile from a file, for any bucket. */
  public Profile(String name, ConfigurationFile file) {
    this(name, file, Optional.empty());
  }

  /** Returns the profile of a bucket that the user's configuration names. */
  public static Profile ofBucket(String bucket) {
    return new Profile(bucket, NOTHING, Optional.of(bucket));
  }

  /** Returns the profile of every bucket that the user's configuration does not name. */
  public static Profile ofAnyOtherBucket() {
    return new Profile(ANY_OTHER_BUCKET, NOTHING);
  }

  /** Says whether the profile stands for the user's configuration alone. */
  public boolean isOfConfiguration() {
    return file == NOTHING;
  }

  /**
   * Returns the configuration with the bucket's name filled in. Hadoop expands variables in values
   * only, but per-bucket settings contain the bucket in their names.
   */
  public ConfigurationFile forBucket(String bucket) {
    return ConfigurationFile.parse(file.source(), textForBucket(bucket));
  }

  /** Returns the configuration as text, with the bucket's name filled in. */
  public String textForBucket(String bucket) {
    return file.text().replace(BUCKET_VARIABLE, bucket);
  }

  @Override
  public String toString() {
    return name;
  }
}
