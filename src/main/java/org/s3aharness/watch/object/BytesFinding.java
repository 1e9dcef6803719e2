package org.s3aharness.watch.object;

/**
 * Says what some bytes look like.
 *
 * @param what in words, such as {@code Parquet}
 */
public record BytesFinding(Kind kind, String what) {
  /** Says what the bytes are. */
  public enum Kind {
    PLAINTEXT,
    /** Every byte value occurs about as often as in noise, and no format is recognised. */
    LIKE_CIPHERTEXT,
    /** There are too few bytes to tell. */
    UNDECIDED
  }

  private static final String PLAINTEXT = "plaintext: ";

  /** Returns a text such as {@code plaintext: Parquet}. */
  @Override
  public String toString() {
    return kind == Kind.PLAINTEXT ? PLAINTEXT + what : what;
  }

  /** Says whether a text of {@link #toString} says that it is plaintext. */
  public static boolean isPlaintext(String text) {
    return text.startsWith(PLAINTEXT);
  }
}
