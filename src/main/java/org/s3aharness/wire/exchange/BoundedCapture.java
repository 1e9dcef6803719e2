package org.s3aharness.wire.exchange;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The beginning of a body, up to 64 KiB, for reading an error, a KMS request or keys from it. */
final class BoundedCapture {
  private static final int LIMIT = 64 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean complete = true;

  void accept(ByteBuf piece) {
    int count = Math.min(piece.readableBytes(), LIMIT - bytes.size());
    complete &= count == piece.readableBytes();
    try {
      piece.getBytes(piece.readerIndex(), bytes, count);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
  }

  /** Whether nothing had to be left out. */
  boolean isComplete() {
    return complete;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
