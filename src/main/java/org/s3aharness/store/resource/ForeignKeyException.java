package org.s3aharness.store.resource;

/** Thrown when code tries to change a key that the run did not create. */
public class ForeignKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForeignKeyException(String key) {
    super(
        "KMS key "
            + key
            + " was not made by this run, which changes only its own keys: create one for"
            + " the case.");
  }
}
