package org.s3aharness.wire.secret;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.s3aharness.wire.secret.KnownSecrets.Found;

/**
 * Pieces from the middle of secrets. (Tokens share their beginnings.) It is immutable.
 *
 * <p>Wherever a piece lies in a text, it covers one of the text's blocks of eight bytes. Only those
 * blocks are looked up, in a Bloom filter of all blocks of all pieces. A lookup does not depend on
 * the one before, so that the processor fetches several words of the filter at a time: the
 * algorithms that skip ahead by a table wait for each of its entries.
 */
final class PatternSet {
  /** The number of bytes of a secret that are looked for. */
  static final int WINDOW = 16;

  static final PatternSet EMPTY = new PatternSet(Map.of(), new long[0]);

  private static final int BLOCK = Long.BYTES;
  private static final VarHandle BLOCKS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * The filter has two to this power of words. The hundreds of data keys that are known at a time,
   * in all forms, set one bit in fifteen, and one block in two hundred passes by chance.
   */
  private static final int FILTER_BITS = 14;

  private final Map<ByteBuffer, Found> pieces;

  /** Two bits of one word for each block. */
  private final long[] filter;

  private PatternSet(Map<ByteBuffer, Found> pieces, long[] filter) {
    this.pieces = pieces;
    this.filter = filter;
  }

  /**
   * Returns these patterns with the forms of one more secret; a form shorter than a window is
   * ignored.
   */
  PatternSet with(SecretKind kind, Map<String, byte[]> forms) {
    Map<ByteBuffer, Found> more = new HashMap<>();
    forms.forEach(
        (encoding, form) -> {
          if (form.length >= WINDOW) {
            int middle = (form.length - WINDOW) / 2;
            more.putIfAbsent(
                ByteBuffer.wrap(Arrays.copyOfRange(form, middle, middle + WINDOW)),
                new Found(kind, encoding));
          }
        });
    return with(more);
  }

  /** Returns these patterns and others; what both have stays as these have it. */
  PatternSet and(PatternSet other) {
    return with(other.pieces);
  }

  private PatternSet with(Map<ByteBuffer, Found> added) {
    Map<ByteBuffer, Found> both = new HashMap<>(added);
    both.putAll(pieces);
    long[] wider = Arrays.copyOf(filter, 1 << FILTER_BITS);
    for (ByteBuffer piece : added.keySet()) {
      for (int at = 0; at + BLOCK <= WINDOW; at++) {
        long hash = hash(piece.array(), at);
        wider[word(hash)] |= bits(hash);
      }
    }
    return new PatternSet(both, wider);
  }

  /** Says whether there is nothing to look for. */
  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Adds what is found in a part of a text, which ends before an index. */
  void find(byte[] text, int from, int to, Set<Found> found) {
    if (isEmpty()) {
      return;
    }
    for (int at = from; at + BLOCK <= to; at += BLOCK) {
      long hash = hash(text, at);
      long bits = bits(hash);
      if ((filter[word(hash)] & bits) == bits) {
        look(text, Math.max(from, at + BLOCK - WINDOW), Math.min(at, to - WINDOW), found);
      }
    }
  }

  private void look(byte[] text, int first, int last, Set<Found> found) {
    for (int start = first; start <= last; start++) {
      Found here = pieces.get(ByteBuffer.wrap(text, start, WINDOW));
      if (here != null) {
        found.add(here);
      }
    }
  }

  /** Returns the hash of the block that begins there. */
  private static long hash(byte[] text, int start) {
    long hash = (long) BLOCKS.get(text, start) * 0x9E3779B97F4A7C15L;
    return hash ^ hash >>> 32;
  }

  private static int word(long hash) {
    return (int) (hash >>> (Long.SIZE - FILTER_BITS));
  }

  private static long bits(long hash) {
    return 1L << hash | 1L << (hash >>> 6);
  }
}
