package org.s3aharness.store;

/**
 * The encryption that a bucket applies to objects that are written without one of their own.
 *
 * @param algorithm {@code AES256}, {@code aws:kms}, {@code aws:kms:dsse}, or empty for none
 * @param kmsKeyId the key in the form in which it was set, or empty
 */
public record DefaultEncryption(String algorithm, String kmsKeyId) {
  /** The default encryption of a bucket that does not encrypt such objects. */
  public static final DefaultEncryption NONE = new DefaultEncryption("", "");
}
