package org.s3aharness.store;

/**
 * A part of a store that a case, a run or a user works in: a whole bucket, or what is below a
 * prefix of a bucket. Paths are relative to it.
 *
 * @param prefix empty, or the beginning of the keys of all its objects, up to and including a slash
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

  /** Returns a whole bucket as a place. */
  public static Place of(String bucket) {
    return new Place(bucket, "");
  }

  /** Returns the place below a directory of this place. */
  public Place below(String directory) {
    return new Place(bucket, prefix + directory + "/");
  }

  /** Says whether this place is a whole bucket. */
  public boolean isWholeBucket() {
    return prefix.isEmpty();
  }

  /** Returns the key of an object, or the prefix of several, for a path relative to this place. */
  public String key(String path) {
    return prefix + path;
  }

  /** Returns the path, relative to this place, of an object of this place. */
  public String path(String key) {
    return key.substring(prefix.length());
  }

  /** Says whether an object of the bucket belongs to this place. */
  public boolean holds(String key) {
    return key.startsWith(prefix);
  }

  /** Says whether this place is part of another place, or all of it. */
  public boolean isIn(Place other) {
    return bucket.equals(other.bucket) && other.holds(prefix);
  }

  /** Returns the name that S3A uses, such as {@code s3a://bucket/prefix/}. */
  public String uri() {
    return "s3a://" + bucket + "/" + prefix;
  }

  /** Returns a name for people, such as {@code s3://bucket/prefix/}. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }
}
