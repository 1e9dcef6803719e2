package org.s3aharness.wire.exchange;

import java.util.Locale;

/** Says which headers of an exchange are about encryption. */
public final class EncryptionHeaders {
  private EncryptionHeaders() {}

  /**
   * Says whether a header is about encryption: about S3's server-side encryption, about the source
   * of a copy, or part of the metadata of client-side encryption.
   *
   * @param name in upper or lower case
   */
  public static boolean isOne(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return lowerCase.startsWith("x-amz-server-side-encryption")
        || lowerCase.startsWith("x-amz-copy-source-server-side-encryption")
        || lowerCase.startsWith("x-amz-meta-x-amz-");
  }
}
