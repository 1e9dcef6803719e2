package org.s3aharness.store.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.s3aharness.store.process.LogFile;
import org.testcontainers.containers.output.OutputFrame;

/** Appends a container's output to a file. */
final class LogAppender implements Consumer<OutputFrame> {
  private final Path file;

  LogAppender(Path file) {
    this.file = LogFile.startingAt(file).path();
  }

  @Override
  public void accept(OutputFrame frame) {
    if (frame.getBytes() == null) { // the end
      return;
    }
    try {
      Files.write(file, frame.getBytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
