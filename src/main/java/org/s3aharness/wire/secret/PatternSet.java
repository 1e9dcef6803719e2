package org.s3aharness.wire.secret;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.s3aharness.wire.secret.KnownSecrets.Found;

/**
 * Pieces from the middle of secrets, found by Wu and Manber's algorithm, which looks at one block
 * of three bytes in as many as a piece has. (Tokens share their beginnings.) It is immutable.
 */
final class PatternSet {
  /** The number of bytes of a secret that are looked for. */
  static final int WINDOW = 16;

  static final PatternSet EMPTY = new PatternSet(Map.of(), fullShifts());

  private static final int BLOCK = 3;

  /** The hundreds of data keys that are known at a time, in all forms, fill a smaller table. */
  private static final int HASH_BITS = 18;

  private static final int FARTHEST = WINDOW - BLOCK + 1;

  private final Map<ByteBuffer, Found> pieces;

  /** The distance that the end of the window may move from a block, by the block's hash. */
  private final byte[] shifts;

  private PatternSet(Map<ByteBuffer, Found> pieces, byte[] shifts) {
    this.pieces = pieces;
    this.shifts = shifts;
  }

  private static byte[] fullShifts() {
    byte[] shifts = new byte[1 << HASH_BITS];
    Arrays.fill(shifts, (byte) FARTHEST);
    return shifts;
  }

  /**
   * Returns these patterns with the forms of one more secret; a form shorter than a window is
   * ignored.
   */
  PatternSet with(SecretKind kind, Map<String, byte[]> forms) {
    Map<ByteBuffer, Found> more = new HashMap<>(pieces);
    forms.forEach(
        (encoding, form) -> {
          if (form.length >= WINDOW) {
            int middle = (form.length - WINDOW) / 2;
            more.putIfAbsent(
                ByteBuffer.wrap(Arrays.copyOfRange(form, middle, middle + WINDOW)),
                new Found(kind, encoding));
          }
        });
    return of(more, shifts.clone(), more);
  }

  static PatternSet joined(PatternSet one, PatternSet other) {
    Map<ByteBuffer, Found> both = new HashMap<>(one.pieces);
    both.putAll(other.pieces);
    return of(both, one.shifts.clone(), other.pieces);
  }

  private static PatternSet of(
      Map<ByteBuffer, Found> pieces, byte[] shifts, Map<ByteBuffer, Found> added) {
    for (ByteBuffer piece : added.keySet()) {
      for (int end = BLOCK - 1; end < WINDOW; end++) {
        int hash = hash(piece.array(), end);
        shifts[hash] = (byte) Math.min(shifts[hash], WINDOW - 1 - end);
      }
    }
    return new PatternSet(pieces, shifts);
  }

  /** Says whether there is nothing to look for. */
  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Adds what is found at the beginning of a text, which ends at an index, exclusive. */
  void find(byte[] text, int to, Set<Found> found) {
    int end = WINDOW - 1;
    while (end < to) {
      int shift = shifts[hash(text, end)];
      if (shift == 0) {
        Found here = pieces.get(ByteBuffer.wrap(text, end - WINDOW + 1, WINDOW));
        if (here != null) {
          found.add(here);
        }
        shift = 1;
      }
      end += shift;
    }
  }

  /** Returns the hash of the block that ends there. */
  private static int hash(byte[] text, int end) {
    int block = (text[end] & 0xff) << 16 | (text[end - 1] & 0xff) << 8 | text[end - 2] & 0xff;
    return (block * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
  }
}
