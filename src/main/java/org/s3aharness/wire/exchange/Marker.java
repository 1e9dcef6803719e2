package org.s3aharness.wire.exchange;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Bytes to look for in bodies. Immutable.
 *
 * <p>Horspool's algorithm, which looks at one byte in as many as the marker has. Netty's own
 * searches look at every byte and cost several times what the recorder needs for all the rest.
 */
public final class Marker {
  private final byte[] bytes;
  private final int[] shifts = new int[256];

  /**
   * @param bytes none: is never found
   */
  public Marker(byte[] bytes) {
    this.bytes = bytes.clone();
    Arrays.fill(shifts, bytes.length);
    for (int i = 0; i < bytes.length - 1; i++) {
      shifts[bytes[i] & 0xff] = bytes.length - 1 - i;
    }
  }

  /** A search in one body. */
  Search search() {
    return new Search();
  }

  private boolean isIn(byte[] text, int size) {
    int last = bytes.length - 1;
    int end = last;
    while (end < size) {
      if (text[end] == bytes[last]
          && Arrays.equals(text, end - last, end + 1, bytes, 0, bytes.length)) {
        return true;
      }
      end += shifts[text[end] & 0xff];
    }
    return false;
  }

  /**
   * A search in one body that passes by in pieces. Keeps no more of it than the piece at hand. Not
   * thread-safe.
   */
  final class Search {
    private byte[] window = new byte[0];
    private int carried;
    private boolean found;

    boolean found() {
      return found;
    }

    /** Takes the next piece, and leaves its reader index alone. */
    void accept(ByteBuf piece) {
      if (found || bytes.length == 0) {
        return;
      }
      int size = carried + piece.readableBytes();
      if (window.length < size) {
        window = Arrays.copyOf(window, size);
      }
      piece.getBytes(piece.readerIndex(), window, carried, piece.readableBytes());
      found = isIn(window, size);
      carried = Math.min(bytes.length - 1, size);
      System.arraycopy(window, size - carried, window, 0, carried);
    }
  }
}
