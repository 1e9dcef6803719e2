package org.s3aharness.util;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path directory;

  @Test
  void aFileIsWrittenWithItsDirectoryAndReplaced() throws IOException {
    Path file = directory.resolve("cache").resolve("file");

    WholeFile.write(file, "old".getBytes(UTF_8));
    WholeFile.write(file, "new".getBytes(UTF_8));

    assertThat(file).hasContent("new");
    assertThat(file.getParent().toFile().list()).containsExactly("file");
  }

  @Test
  void nothingIsLeftWhereItCannotBeWritten() throws IOException {
    Path occupied = Files.createDirectories(directory.resolve("occupied/by"));

    assertThatThrownBy(() -> WholeFile.write(occupied.getParent(), "text".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);

    assertThat(directory.toFile().list()).containsExactly("occupied");
  }
}
