package org.s3aharness.wire.exchange;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The beginning of a body. */
final class BoundedCapture {
  /** For reading an error, a KMS request or keys from it, in bytes. */
  static final int TO_READ = 64 * 1024;

  /** For telling what the data is, in bytes. */
  static final int TO_CLASSIFY = 16 * 1024;

  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean complete = true;

  BoundedCapture(int limit) {
    this.limit = limit;
  }

  void accept(ByteBuf piece) {
    int count = Math.min(piece.readableBytes(), limit - bytes.size());
    complete &= count == piece.readableBytes();
    try {
      piece.getBytes(piece.readerIndex(), bytes, count);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
  }

  /** Says whether nothing had to be left out. */
  boolean isComplete() {
    return complete;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
