package org.s3aharness.encryption;

import java.util.Arrays;
import java.util.Optional;

/**
 * Says how an object is encrypted. The values of {@code fs.s3a.encryption.algorithm} are those of
 * Hadoop's encryption.md, section "Configuring the S3A client: encryption options".
 */
public enum Mode {
  NONE("none", "", ""),
  SSE_S3("SSE-S3", "AES256", "AES256"),
  SSE_KMS("SSE-KMS", "SSE-KMS", "aws:kms"),
  DSSE_KMS("DSSE-KMS", "DSSE-KMS", "aws:kms:dsse"),
  SSE_C("SSE-C", "SSE-C", ""),
  CSE_KMS("CSE-KMS", "CSE-KMS", ""),
  CSE_CUSTOM("CSE-CUSTOM", "CSE-CUSTOM", "");

  private final String label;
  private final String setting;
  private final String header;

  Mode(String label, String setting, String header) {
    this.label = label;
    this.setting = setting;
    this.header = header;
  }

  /** Returns the name people use. */
  public String label() {
    return label;
  }

  /** Returns the value of {@code fs.s3a.encryption.algorithm}; empty for {@link #NONE}. */
  public String setting() {
    return setting;
  }

  /** Returns the value of {@code x-amz-server-side-encryption}, empty where the mode has none. */
  public String header() {
    return header;
  }

  /** Says whether S3 encrypts, with keys that it holds or fetches. */
  public boolean isServerSideWithStoredKey() {
    return !header.isEmpty();
  }

  /** Says whether the client encrypts before it sends. */
  public boolean isClientSide() {
    return this == CSE_KMS || this == CSE_CUSTOM;
  }

  /** Says whether S3 itself uses a KMS key. */
  public boolean usesKmsKeyInS3() {
    return this == SSE_KMS || this == DSSE_KMS;
  }

  /**
   * Returns the mode that a setting asks for, in upper or lower case; empty when S3A knows no such
   * algorithm.
   */
  public static Optional<Mode> ofSetting(String value) {
    return Arrays.stream(values()).filter(m -> m.setting.equalsIgnoreCase(value.trim())).findAny();
  }

  @Override
  public String toString() {
    return label;
  }
}
