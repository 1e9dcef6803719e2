package org.s3aharness.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an object's stored bytes are, read past S3A.
 *
 * @param length in bytes
 * @param sha256 of all of them, in lower-case hex
 * @param containsMarker whether the bytes looked for occur anywhere in them
 */
public record RawObject(long length, String sha256, boolean containsMarker) {
  private static final int BUFFER = 1 << 16;

  /**
   * Reads to the end, holding no more than a buffer, and does not close.
   *
   * @throws IOException if the stream does
   */
  static RawObject read(InputStream in, byte[] marker) throws IOException {
    MessageDigest digest = newSha256();
    MarkerSearch search = new MarkerSearch(marker);
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      search.next(buffer, n);
      length += n;
    }
    return new RawObject(length, HexFormat.of().formatHex(digest.digest()), search.found());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
