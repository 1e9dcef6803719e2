package org.s3aharness.wire.secret;

import java.util.Locale;

/** Says what a secret is, which decides where it belongs. */
public enum SecretKind {
  /** A key for SSE-C. */
  CUSTOMER_KEY,
  /** A key with which a user's keyring wraps data keys. */
  WRAPPING_KEY,
  /** A data key of client-side encryption, as in KMS's answer. */
  DATA_KEY,
  /** The secret part of an access key, of the user or of a session. */
  SECRET_ACCESS_KEY,
  /** The token of a session. */
  SESSION_TOKEN,
  /** The password of a credential store. */
  STORE_PASSWORD;

  /** Returns words for a report, such as {@code customer key}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
