package org.s3aharness.store;

/**
 * How a bucket encrypts what comes without an encryption of its own.
 *
 * @param algorithm {@code AES256}, {@code aws:kms}, {@code aws:kms:dsse}, or empty for none
 * @param kmsKeyId the key in the form it was set, or empty
 * @param bucketKeyEnabled whether S3 bucket keys are on
 */
public record DefaultEncryption(String algorithm, String kmsKeyId, boolean bucketKeyEnabled) {
  /** A bucket that leaves such objects as they come. */
  public static final DefaultEncryption NONE = new DefaultEncryption("", "", false);
}
