package org.s3aharness.store.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.s3aharness.store.StoreUnavailableException;

/** A log that grows, from where it ended when this was made. */
public final class LogFile {
  private static final int TAIL_BYTES = 16_384;
  private static final int TAIL_LINES = 20;

  private final Path path;
  private final long start;

  private LogFile(Path path, long start) {
    this.path = path;
    this.start = start;
  }

  public static LogFile startingAt(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      return new LogFile(path, Files.exists(path) ? Files.size(path) : 0);
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The log file " + path + " cannot be written: name another, or free its directory.", e);
    }
  }

  public Path path() {
    return path;
  }

  /** Its newest lines, at most {@value #TAIL_LINES}. */
  String lastLines() {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(start, file.length() - TAIL_BYTES);
      byte[] tail = new byte[Math.toIntExact(Math.max(0, file.length() - from))];
      file.seek(from);
      file.readFully(tail);
      List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
