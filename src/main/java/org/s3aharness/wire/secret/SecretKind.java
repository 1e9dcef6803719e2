package org.s3aharness.wire.secret;

import java.util.Locale;

/** What a secret is, which decides where it belongs. */
public enum SecretKind {
  /** A key for SSE-C. */
  CUSTOMER_KEY,
  /** A key with which a keyring of the user's wraps data keys. */
  WRAPPING_KEY,
  /** A data key of client-side encryption, as KMS answers it. */
  DATA_KEY,
  /** The secret part of an access key, of the user or of a session. */
  SECRET_ACCESS_KEY,
  /** The token of a session. */
  SESSION_TOKEN;

  /** Returns words for a report, such as {@code customer key}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
