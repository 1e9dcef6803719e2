package org.s3aharness.store;

/**
 * Where in a store a case, a run or a user's data is: a whole bucket, or what is below a prefix in
 * one. Paths are relative to it.
 *
 * @param prefix empty, or what the keys of all its objects begin with, up to and with a slash
 */
public record Place(String bucket, String prefix) {

  /**
   * Checks the prefix.
   *
   * @throws IllegalArgumentException if it begins with a slash, or does not end with one
   */
  public Place {
    if (prefix.startsWith("/") || !prefix.isEmpty() && !prefix.endsWith("/")) {
      throw new IllegalArgumentException(
          "Prefix '" + prefix + "' must end with a slash and not begin with one.");
    }
  }

  /** A whole bucket. */
  public static Place of(String bucket) {
    return new Place(bucket, "");
  }

  /** What is below a directory of it. */
  public Place below(String directory) {
    return new Place(bucket, prefix + directory + "/");
  }

  /** Whether it is a bucket, with all that is in it. */
  public boolean isWholeBucket() {
    return prefix.isEmpty();
  }

  /** The key of an object, or the prefix of several, by a path relative to this. */
  public String key(String path) {
    return prefix + path;
  }

  /** The path, relative to this, of an object here. */
  public String path(String key) {
    return key.substring(prefix.length());
  }

  /** Whether an object of its bucket belongs to it. */
  public boolean holds(String key) {
    return key.startsWith(prefix);
  }

  /** Whether it is part of another place, or all of it. */
  public boolean isIn(Place other) {
    return bucket.equals(other.bucket) && other.holds(prefix);
  }

  /** As S3A names it, such as {@code s3a://bucket/prefix/}. */
  public String uri() {
    return "s3a://" + bucket + "/" + prefix;
  }

  /** For people, such as {@code s3://bucket/prefix/}. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }
}
