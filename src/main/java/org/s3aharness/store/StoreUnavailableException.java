package org.s3aharness.store;

/**
 * Thrown when the store cannot be started or reached. The message says what is wrong and what to do
 * next.
 */
public class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message) {
    super(message);
  }

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
