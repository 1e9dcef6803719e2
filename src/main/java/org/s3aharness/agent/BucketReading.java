package org.s3aharness.agent;

import java.io.Serializable;

/**
 * Describes how a release's S3A reads a configuration for one bucket, without opening the bucket.
 */
public final class BucketReading implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String method;
  private final String key;
  private final String refusal;

  private BucketReading(String method, String key, String refusal) {
    this.method = method;
    this.key = key;
    this.refusal = refusal;
  }

  /**
   * Returns the reading of a configuration that S3A accepts.
   *
   * @param method as S3A calls it, such as {@code SSE-KMS}; empty for no encryption
   * @param key as S3A would use it, which may be a secret; empty for none
   */
  public static BucketReading accepted(String method, String key) {
    return new BucketReading(method, key, "");
  }

  /**
   * Returns the reading of a configuration with which S3A does not open the bucket.
   *
   * @param refusal the message of S3A
   */
  public static BucketReading refused(String refusal) {
    return new BucketReading("", "", refusal);
  }

  /**
   * Returns the method by the name that S3A has for it, such as {@code SSE-KMS}; empty for no
   * encryption.
   */
  public String method() {
    return method;
  }

  /** Returns the key as S3A would use it, which may be a secret; empty for none. */
  public String key() {
    return key;
  }

  /** Returns S3A's message when it refuses the configuration; empty when it accepts it. */
  public String refusal() {
    return refusal;
  }
}
