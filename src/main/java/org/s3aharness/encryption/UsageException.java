package org.s3aharness.encryption;

/**
 * Thrown when the user gave something that cannot be used: a file, a setting, an option. The
 * message is one sentence that names it and the next step; it is shown without a stack trace.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
