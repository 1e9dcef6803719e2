package org.s3aharness.store;

/** Thrown when the store has no such object. */
public class ObjectNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String bucket;
  private final String key;

  public ObjectNotFoundException(String bucket, String key, Throwable cause) {
    super("The store has no object '%s' in bucket '%s'.".formatted(key, bucket), cause);
    this.bucket = bucket;
    this.key = key;
  }

  /** Returns the bucket that was asked. */
  public String bucket() {
    return bucket;
  }

  /** Returns the key of the object that was asked for. */
  public String key() {
    return key;
  }
}
