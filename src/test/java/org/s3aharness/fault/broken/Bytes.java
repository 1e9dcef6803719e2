package org.s3aharness.fault.broken;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.Seekable;

/** A stream over bytes in memory, as {@code FSDataInputStream} wants one. */
final class Bytes extends ByteArrayInputStream implements Seekable, PositionedReadable {
  Bytes(byte[] bytes) {
    super(bytes);
  }

  @Override
  public void seek(long position) {
    pos = (int) position;
  }

  @Override
  public long getPos() {
    return pos;
  }

  @Override
  public boolean seekToNewSource(long target) {
    return false;
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int length) {
    int available = (int) Math.min(length, count - position);
    if (available <= 0) {
      return -1;
    }
    System.arraycopy(buf, (int) position, buffer, offset, available);
    return available;
  }

  @Override
  public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
    if (read(position, buffer, offset, length) < length) {
      throw new EOFException("at " + position);
    }
  }

  @Override
  public void readFully(long position, byte[] buffer) throws IOException {
    readFully(position, buffer, 0, buffer.length);
  }
}
