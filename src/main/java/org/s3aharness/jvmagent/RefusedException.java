package org.s3aharness.jvmagent;

/**
 * Thrown when the recorder's process does not let the job do what it was about to do; the message
 * says why.
 */
final class RefusedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
