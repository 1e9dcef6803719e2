package org.s3aharness.harness.verdict;

import java.util.Locale;

/** Says who made an observation. */
public enum Witness {
  /** Saw what S3A sent and received. */
  WIRE,
  /** Is the store, asked out of band. */
  STORE,
  /** Is the stored object's bytes, read out of band. */
  BYTES,
  /** Saw what KMS was asked and what it answered. */
  KMS,
  /**
   * Is S3A itself, by what it reported or read. It is the only witness that Hadoop's own tests ask.
   */
  S3A;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
