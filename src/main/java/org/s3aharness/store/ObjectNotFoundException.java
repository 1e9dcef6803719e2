package org.s3aharness.store;

/** Thrown when the store has no such object. */
public class ObjectNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ObjectNotFoundException(String bucket, String key, Throwable cause) {
    super("The store has no object '%s' in bucket '%s'.".formatted(key, bucket), cause);
  }
}
