package org.s3aharness.wire;

/** Which AWS service a host name stands for. */
enum Service {
  S3,
  KMS,
  STS,
  /** One endpoint for all of them: each request says what it wants. */
  ANY
}
