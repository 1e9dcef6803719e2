package org.s3aharness.harness.verdict;

import java.util.Locale;

/** Who says so. */
public enum Witness {
  /** What S3A sent and was sent. */
  WIRE,
  /** What the store answers when asked out of band. */
  STORE,
  /** The stored object's bytes, read out of band. */
  BYTES,
  /** What KMS was asked and answered. */
  KMS,
  /** What S3A itself reported or read: the only one that Hadoop's own tests ask. */
  S3A;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
