package org.s3aharness.wire.route;

/** Which AWS service a host name stands for. */
public enum Service {
  S3,
  KMS,
  STS,
  /** One endpoint for all of them: each request says what it wants. */
  ANY
}
