package org.s3aharness.wire.route;

/** Lists the AWS services that a host name can stand for. */
public enum Service {
  S3,
  KMS,
  STS,
  /** One endpoint serves all of them: each request says what it wants. */
  ANY
}
