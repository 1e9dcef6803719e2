package org.s3aharness.util;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files of which nobody ever sees a part, whoever reads them meanwhile. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file, and the directory around it if that is missing. A file that is there is
   * replaced. Where this fails, nothing of the new content is left.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path unfinished = Files.createTempFile(directory, "unfinished-", "");
    try {
      Files.write(unfinished, content);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
