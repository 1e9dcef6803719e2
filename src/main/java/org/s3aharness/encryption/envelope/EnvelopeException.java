package org.s3aharness.encryption.envelope;

/** An object is not what its metadata says, or says nothing that is known. Holds no secret. */
public final class EnvelopeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnvelopeException(String message) {
    super(message);
  }
}
