package org.s3aharness.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Describes a file's content instead of shipping it: the same size and seed give the same bytes on
 * every JVM, so that a gigabyte crosses to an agent as two numbers and costs nobody any heap.
 *
 * <p>Every block of {@value #BLOCK} bytes opens with {@link #MARKER}, so that plaintext can be
 * recognised wherever it turns up; what follows differs by seed and block and does not compress.
 */
public final class Content implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Marks plaintext so that it can be recognised: 20 ASCII bytes. */
  public static final String MARKER = "S3A-HARNESS-PLAIN-TX";

  private static final byte[] MARKER_BYTES = MARKER.getBytes(StandardCharsets.US_ASCII);
  private static final int BLOCK = 4096;

  /**
   * What has been computed. The suites ask for a few hundred ranges, and for most of them often.
   */
  private static final Map<String, Fingerprint> FINGERPRINTS = new ConcurrentHashMap<>();

  private final long size;
  private final long seed;

  private Content(long size, long seed) {
    if (size < 0) {
      throw new IllegalArgumentException("size must not be negative: " + size);
    }
    this.size = size;
    this.seed = seed;
  }

  /** Returns content of {@code size} bytes, 0 or more. */
  public static Content ofSize(long size) {
    return new Content(size, 1);
  }

  /**
   * Returns content of the same size with other bytes. A first block shorter than the marker stays
   * the same whatever the seed.
   */
  public Content withSeed(long otherSeed) {
    return new Content(size, otherSeed);
  }

  /** Returns the size in bytes. */
  public long size() {
    return size;
  }

  /** Returns the number from which the bytes are made. */
  public long seed() {
    return seed;
  }

  /** Returns length and SHA-256 of the whole. */
  public Fingerprint fingerprint() {
    return fingerprint(0, size);
  }

  /**
   * Returns length and SHA-256 of {@code length} bytes from {@code offset}; the range must lie
   * within the content.
   */
  public Fingerprint fingerprint(long offset, long length) {
    checkRange(offset, length);
    return FINGERPRINTS.computeIfAbsent(
        seed + ":" + offset + "+" + length, absent -> compute(offset, length));
  }

  private Fingerprint compute(long offset, long length) {
    try (DigestOutputStream digest = Fingerprint.digesting()) {
      write(digest, offset, length);
      return Fingerprint.of(length, digest);
    } catch (IOException e) {
      throw new AssertionError("a digest cannot fail to write", e);
    }
  }

  /** Writes the whole content to {@code out}, one block at a time, and does not close it. */
  public void writeTo(OutputStream out) throws IOException {
    write(out, 0, size);
  }

  private void checkRange(long offset, long length) {
    if (offset < 0 || length < 0 || offset + length > size) {
      throw new IllegalArgumentException(
          "range " + offset + "+" + length + " is not within " + this);
    }
  }

  private void write(OutputStream out, long offset, long length) throws IOException {
    byte[] block = new byte[BLOCK];
    long position = offset;
    long end = offset + length;
    while (position < end) {
      fill(block, position / BLOCK);
      int from = (int) (position % BLOCK);
      int count = (int) Math.min(BLOCK - from, end - position);
      out.write(block, from, count);
      position += count;
    }
  }

  private void fill(byte[] block, long index) {
    LongBuffer words = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    long state = seed * 0x9E3779B97F4A7C15L + index * 0xBF58476D1CE4E5B9L + 1;
    while (words.hasRemaining()) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      words.put(state);
    }
    System.arraycopy(MARKER_BYTES, 0, block, 0, MARKER_BYTES.length);
  }

  /** Returns the content as a stream that produces its bytes as they are read. */
  public InputStream stream() {
    return new InputStream() {
      private final byte[] block = new byte[BLOCK];
      private long position;
      private long filled = -1;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int off, int len) {
        if (len == 0) {
          return 0;
        }
        if (position >= size) {
          return -1;
        }
        if (filled != position / BLOCK) {
          filled = position / BLOCK;
          fill(block, filled);
        }
        int from = (int) (position % BLOCK);
        int count = (int) Math.min(Math.min(len, BLOCK - from), size - position);
        System.arraycopy(block, from, buffer, off, count);
        position += count;
        return count;
      }
    };
  }

  @Override
  public String toString() {
    return size + " bytes (seed " + seed + ")";
  }
}
