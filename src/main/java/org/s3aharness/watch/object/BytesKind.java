package org.s3aharness.watch.object;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells from the first bytes of an unknown object whether they are ciphertext. */
public final class BytesKind {
  /** The bytes with which all files of a format begin, by the formats' own documents. */
  private static final Map<String, byte[]> MAGIC = new LinkedHashMap<>();

  static {
    MAGIC.put("Parquet", "PAR1".getBytes(US_ASCII));
    MAGIC.put("ORC", "ORC".getBytes(US_ASCII));
    MAGIC.put("Avro", hex("4f626a01"));
    MAGIC.put("a Hadoop sequence file", "SEQ".getBytes(US_ASCII));
    MAGIC.put("an HFile", "DATABLK".getBytes(US_ASCII));
    MAGIC.put("gzip", hex("1f8b08"));
    MAGIC.put("bzip2", "BZh".getBytes(US_ASCII));
    MAGIC.put("zstd", hex("28b52ffd"));
    MAGIC.put("framed Snappy", hex("ff060000734e61507059"));
    MAGIC.put("framed LZ4", hex("04224d18"));
    MAGIC.put("xz", hex("fd377a585a00"));
    MAGIC.put("zip or jar", hex("504b0304"));
    MAGIC.put("a serialized Java object", hex("aced0005"));
    MAGIC.put("Puffin", "PFA1".getBytes(US_ASCII));
    MAGIC.put("Arrow", "ARROW1".getBytes(US_ASCII));
    MAGIC.put("Lucene", hex("3fd76c17"));
    MAGIC.put("PDF", "%PDF-".getBytes(US_ASCII));
    MAGIC.put("PNG", hex("89504e470d0a1a0a"));
  }

  /**
   * The length, in bytes, from which such a beginning decides alone. One in 16 million ciphertexts
   * begins with a given three bytes.
   */
  private static final int STRONG_MAGIC = 4;

  /**
   * The length, in bytes, from which ciphertext is never by chance UTF-8 text without control
   * characters.
   */
  private static final int ENOUGH_FOR_TEXT = 16;

  /**
   * The length, in bytes, from which the chi-squared test is reliable: each value is expected 16
   * times.
   */
  private static final int ENOUGH_FOR_STATISTICS = 4096;

  /** The character with which Hive separates fields in text files, unless told otherwise. */
  private static final int FIELD_SEPARATOR = 1;

  private static final int VALUES = 256;

  /**
   * The value that noise never reaches. Chi-squared with 255 degrees of freedom has a mean of 255
   * and a standard deviation of 22.6; this is ten deviations above.
   */
  private static final double NEVER_NOISE = 255 + 10 * 22.6;

  /** The text of a result where nothing can be told. */
  public static final String TOO_FEW = "too few bytes to tell";

  private BytesKind() {}

  /**
   * Looks at the beginning of an object.
   *
   * @param head its first bytes, the more the better
   * @param whole whether they are the whole object
   */
  public static BytesFinding of(byte[] head, boolean whole) {
    if (head.length == 0) {
      return new BytesFinding(BytesFinding.Kind.UNDECIDED, TOO_FEW);
    }
    Optional<String> format = format(head);
    if (format.isPresent()) {
      return new BytesFinding(BytesFinding.Kind.PLAINTEXT, format.get());
    }
    if (head.length >= ENOUGH_FOR_TEXT && isText(head, whole)) {
      return new BytesFinding(BytesFinding.Kind.PLAINTEXT, "text");
    }
    if (head.length >= ENOUGH_FOR_STATISTICS) {
      return chiSquared(head) > NEVER_NOISE
          ? new BytesFinding(BytesFinding.Kind.PLAINTEXT, "bytes that do not look random")
          : new BytesFinding(BytesFinding.Kind.LIKE_CIPHERTEXT, "noise");
    }
    return new BytesFinding(BytesFinding.Kind.UNDECIDED, TOO_FEW);
  }

  private static Optional<String> format(byte[] head) {
    return MAGIC.entrySet().stream()
        .filter(entry -> begins(head, entry.getValue()))
        .filter(
            entry ->
                entry.getValue().length >= STRONG_MAGIC
                    || head.length < ENOUGH_FOR_STATISTICS
                    || chiSquared(head) > NEVER_NOISE
                    || isCompressed(entry.getKey()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Says whether a format is compressed: apart from its first bytes, such data looks like noise.
   */
  private static boolean isCompressed(String format) {
    return format.equals("gzip") || format.equals("bzip2") || format.equals("ORC");
  }

  private static boolean begins(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && ByteBuffer.wrap(head, 0, magic.length).equals(ByteBuffer.wrap(magic));
  }

  private static boolean isText(byte[] head, boolean whole) {
    CharBuffer text = CharBuffer.allocate(head.length);
    // Unless these are all bytes, the last character may be cut in two.
    CoderResult result = UTF_8.newDecoder().decode(ByteBuffer.wrap(head), text, whole);
    return !result.isError()
        && text.flip()
            .chars()
            .allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t' || c == FIELD_SEPARATOR);
  }

  private static double chiSquared(byte[] bytes) {
    long[] counts = new long[VALUES];
    for (byte b : bytes) {
      counts[b & 0xff]++;
    }
    double expected = (double) bytes.length / VALUES;
    double sum = 0;
    for (long count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
