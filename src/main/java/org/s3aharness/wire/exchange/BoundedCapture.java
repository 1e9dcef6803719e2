package org.s3aharness.wire.exchange;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Keeps the beginning of a body. */
final class BoundedCapture {
  /** The length, in bytes, that suffices to read an error, a KMS request or keys. */
  static final int TO_READ = 64 * 1024;

  /** The length, in bytes, that suffices to classify data. */
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

  /** Says whether nothing was left out. */
  boolean isComplete() {
    return complete;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
