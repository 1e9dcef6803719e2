package org.s3aharness.wire.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;

/**
 * Removes the framing that AWS's clients put around a body which they sign or check while they send
 * it (Amazon S3 API reference, "Signature calculations … transferring payload in multiple chunks"):
 * {@code SIZE[;extension]\r\nDATA\r\n}, with sizes in hexadecimal, and a size of 0 at the end.
 */
final class AwsChunked {
  private AwsChunked() {}

  /** Says whether a request's body has the framing. */
  static boolean isUsedIn(HttpHeaders request) {
    return request.firstValue("content-encoding").orElse("").contains("aws-chunked")
        || request.firstValue("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
  }

  /** Returns the data in the beginning of a body, up to anything that cannot be parsed. */
  static byte[] data(byte[] framed) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int position = 0;
    while (position < framed.length) {
      int end = position;
      while (end < framed.length && framed[end] != '\r') {
        end++;
      }
      int size = size(new String(framed, position, end - position, US_ASCII));
      position = end + 2;
      int there = Math.min(size, framed.length - position);
      if (there <= 0) {
        break;
      }
      data.write(framed, position, there);
      position += there + 2;
    }
    return data.toByteArray();
  }

  /** Returns the size, or 0 if there is none. */
  private static int size(String head) {
    try {
      return Math.max(0, Integer.parseInt(head.replaceFirst(";.*", ""), 16));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
