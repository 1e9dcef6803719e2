package org.s3aharness.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/**
 * Looks for bytes in a body that passes by in pieces. Keeps no more of it than the marker is long.
 * Not thread-safe.
 */
final class MarkerSearch {
  private final ByteBuf marker;
  private final int[] shifts = new int[256];
  private final byte[] seam;
  private int tail;
  private boolean found;

  MarkerSearch(byte[] marker) {
    this.marker = Unpooled.wrappedBuffer(marker);
    this.seam = new byte[Math.max(0, 2 * (marker.length - 1))];
    Arrays.fill(shifts, marker.length);
    for (int i = 0; i < marker.length - 1; i++) {
      shifts[marker[i] & 0xff] = marker.length - 1 - i;
    }
  }

  boolean found() {
    return found;
  }

  /** Takes the next piece, and leaves its reader index alone. */
  void accept(ByteBuf piece) {
    int overlap = seam.length / 2;
    if (found || !marker.isReadable()) {
      return;
    }
    int length = piece.readableBytes();
    int head = Math.min(overlap, length);
    piece.getBytes(piece.readerIndex(), seam, tail, head);
    found = holds(Unpooled.wrappedBuffer(seam, 0, tail + head)) || holds(piece);
    if (length >= overlap) {
      piece.getBytes(piece.readerIndex() + length - overlap, seam, 0, overlap);
      tail = overlap;
    } else {
      int kept = Math.min(overlap, tail + head);
      System.arraycopy(seam, tail + head - kept, seam, 0, kept);
      tail = kept;
    }
  }

  /**
   * Horspool's search, which looks at one byte in 20 of most bodies. Netty's own searches, which
   * look at each, take a tenfold of the time that the recorder needs for all the rest.
   */
  private boolean holds(ByteBuf bytes) {
    int length = marker.readableBytes();
    int at = bytes.readerIndex();
    while (at + length <= bytes.writerIndex()) {
      byte last = bytes.getByte(at + length - 1);
      if (last == marker.getByte(length - 1) && ByteBufUtil.equals(marker, 0, bytes, at, length)) {
        return true;
      }
      at += shifts[last & 0xff];
    }
    return false;
  }
}
