package org.s3aharness.store;

/** Looks for a sequence of bytes in a stream of them, piece by piece (Knuth, Morris, Pratt). */
public final class MarkerSearch {
  private final byte[] marker;

  /** How much of the marker still matches after a mismatch behind its first i bytes. */
  private final int[] fallback;

  private int matched;
  private boolean found;

  public MarkerSearch(byte[] marker) {
    if (marker.length == 0) {
      throw new IllegalArgumentException("An empty marker is in everything: look for some bytes.");
    }
    this.marker = marker.clone();
    this.fallback = new int[marker.length + 1];
    for (int i = 1, k = 0; i < marker.length; i++) {
      while (k > 0 && marker[i] != marker[k]) {
        k = fallback[k];
      }
      if (marker[i] == marker[k]) {
        k++;
      }
      fallback[i + 1] = k;
    }
  }

  /** The first {@code length} bytes of {@code piece} follow those given before. */
  public void next(byte[] piece, int length) {
    for (int i = 0; i < length && !found; i++) {
      while (matched > 0 && piece[i] != marker[matched]) {
        matched = fallback[matched];
      }
      if (piece[i] == marker[matched]) {
        matched++;
      }
      found = matched == marker.length;
    }
  }

  public boolean found() {
    return found;
  }
}
