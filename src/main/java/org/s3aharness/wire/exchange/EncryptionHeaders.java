package org.s3aharness.wire.exchange;

import java.util.Locale;

/** Which headers of an exchange are about encryption. */
public final class EncryptionHeaders {
  private EncryptionHeaders() {}

  /**
   * Says whether a header is about encryption: of S3's server-side encryption, of the source of a
   * copy, or of what a client that encrypts keeps with the object.
   *
   * @param name in any case
   */
  public static boolean isOne(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return lowerCase.startsWith("x-amz-server-side-encryption")
        || lowerCase.startsWith("x-amz-copy-source-server-side-encryption")
        || lowerCase.startsWith("x-amz-meta-x-amz-");
  }
}
