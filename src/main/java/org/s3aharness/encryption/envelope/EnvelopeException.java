package org.s3aharness.encryption.envelope;

/**
 * Thrown when an object is not what its metadata says, or its metadata is of an unknown format. The
 * message holds no secret.
 */
public final class EnvelopeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnvelopeException(String message) {
    super(message);
  }
}
