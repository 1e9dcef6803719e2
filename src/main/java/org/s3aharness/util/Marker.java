package org.s3aharness.util;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A sequence of bytes to look for in bodies and files. It is immutable.
 *
 * <p>It uses Horspool's algorithm, which looks at only one byte in as many as the marker has.
 * Netty's own searches look at every byte and cost several times what the recorder needs for
 * everything else.
 */
public final class Marker {
  private final byte[] bytes;
  private final int[] shifts = new int[256];

  /**
   * Creates a marker from a copy of {@code bytes}.
   *
   * @param bytes may be empty; such a marker is never found
   */
  public Marker(byte[] bytes) {
    this.bytes = bytes.clone();
    Arrays.fill(shifts, bytes.length);
    for (int i = 0; i < bytes.length - 1; i++) {
      shifts[bytes[i] & 0xff] = bytes.length - 1 - i;
    }
  }

  /** Starts a search in one body. */
  public Search search() {
    return new Search();
  }

  private boolean isIn(ByteBuffer text, int from, int to) {
    int last = bytes.length - 1;
    int end = from + last;
    while (end < to) {
      byte seen = text.get(end);
      if (seen == bytes[last] && isAt(text, end - last)) {
        return true;
      }
      end += shifts[seen & 0xff];
    }
    return false;
  }

  private boolean isAt(ByteBuffer text, int start) {
    for (int i = 0; i < bytes.length - 1; i++) {
      if (text.get(start + i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * A search in one body that passes by in pieces. It copies no more of a piece than could belong
   * to a marker that lies across two of them. It is not thread-safe.
   */
  public final class Search {
    /** The end of what has passed, followed by the beginning of the current piece. */
    private final byte[] seam = new byte[2 * Math.max(0, bytes.length - 1)];

    private int carried;
    private boolean found;

    private Search() {}

    /** Says whether the pieces so far contain the marker. */
    public boolean found() {
      return found;
    }

    /** Takes the next piece, from its position to its limit. The position stays. */
    public void accept(ByteBuffer piece) {
      if (found || bytes.length == 0) {
        return;
      }
      int start = piece.position();
      int size = piece.remaining();
      int overlap = bytes.length - 1;
      int head = Math.min(overlap, size);
      piece.get(start, seam, carried, head);
      found = isIn(ByteBuffer.wrap(seam), 0, carried + head) || isIn(piece, start, piece.limit());
      int kept = Math.min(overlap, carried + size);
      if (size >= overlap) {
        piece.get(piece.limit() - kept, seam, 0, kept);
      } else {
        System.arraycopy(seam, carried + size - kept, seam, 0, kept);
      }
      carried = kept;
    }
  }
}
