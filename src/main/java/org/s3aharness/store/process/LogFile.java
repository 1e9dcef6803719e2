package org.s3aharness.store.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.util.LastLines;

/** The part of a log that was written since this object was created. */
public final class LogFile {
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
          "The log file "
              + path
              + " cannot be written: name another, or make its directory writable.",
          e);
    }
  }

  public Path path() {
    return path;
  }

  /** Returns the newest lines that were written since this object was created. */
  String lastLines() {
    try {
      return LastLines.of(path, start);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
