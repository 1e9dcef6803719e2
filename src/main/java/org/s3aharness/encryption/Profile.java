package org.s3aharness.encryption;

/**
 * One Hadoop configuration file under test: an encryption setting as a person would put it into
 * {@code core-site.xml}.
 *
 * @param name the file's name without {@code .xml}; part of every case id
 * @param file the file
 */
public record Profile(String name, ConfigurationFile file) {
  /** Stands in a profile for the name of the bucket, which is new in every case. */
  public static final String BUCKET_VARIABLE = "${s3aharness.bucket}";

  /**
   * Returns the configuration with the bucket's name filled in. Hadoop expands variables in values
   * only, and per-bucket settings have the bucket in their name.
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
