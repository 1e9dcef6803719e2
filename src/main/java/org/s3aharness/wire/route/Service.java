package org.s3aharness.wire.route;

/** Lists the AWS services that a host name can stand for. */
public enum Service {
  S3,
  KMS,
  STS,
  /** The portal for single sign-on, which gives out the credentials of roles. */
  SSO,
  /** One endpoint serves all of them: each request says what it wants. */
  ANY
}
