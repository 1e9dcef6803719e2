package org.s3aharness.util;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the end of a log, for a message about the process that wrote it. */
public final class LastLines {
  private static final int BYTES = 16_384;
  private static final int LINES = 20;

  private LastLines() {}

  /**
   * Returns the last {@value #LINES} lines of a file, or fewer if they have more than {@value
   * #BYTES} bytes, without a line break at the end.
   *
   * @param from the offset in bytes before which nothing is read
   * @throws IOException if the file cannot be read
   */
  public static String of(Path file, long from) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(from, log.length() - BYTES);
      byte[] end = new byte[Math.toIntExact(Math.max(0, log.length() - start))];
      log.seek(start);
      log.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      return String.join(
          System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
  }
}
