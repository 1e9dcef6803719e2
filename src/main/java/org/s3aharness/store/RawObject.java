package org.s3aharness.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.s3aharness.util.Marker;

/**
 * The stored bytes of an object, read without S3A.
 *
 * @param length the number of bytes
 * @param sha256 the SHA-256 of all bytes, in lower-case hexadecimal
 * @param containsMarker whether the bytes that were looked for occur anywhere
 */
public record RawObject(long length, String sha256, boolean containsMarker) {
  private static final int BUFFER = 1 << 16;

  /**
   * Reads a stream to its end, with no more than a buffer in memory, and does not close it.
   *
   * @param marker the bytes to look for, at least one
   * @throws IOException if the stream does
   */
  static RawObject read(InputStream in, byte[] marker) throws IOException {
    if (marker.length == 0) {
      throw new IllegalArgumentException(
          "An empty marker is part of everything: give a marker of at least one byte.");
    }
    MessageDigest digest = DigestUtils.getSha256Digest();
    Marker.Search search = new Marker(marker).search();
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      search.accept(ByteBuffer.wrap(buffer, 0, n));
      length += n;
    }
    return new RawObject(length, HexFormat.of().formatHex(digest.digest()), search.found());
  }
}
