package org.s3aharness.release.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedHashesTest {
  private static final int LARGE = 17 << 20;
  private static final Duration SETTLING = Duration.ofMillis(300);

  @TempDir Path directory;
  private final List<String> computed = new ArrayList<>();
  private RememberedHashes hashes;
  private Path jar;

  @BeforeEach
  void aLargeFileThatChangedAWhileAgo() throws Exception {
    hashes = new RememberedHashes(directory.resolve("hashes"), SETTLING);
    jar = sized(directory.resolve("bundle.jar"), LARGE);
    Thread.sleep(2 * SETTLING.toMillis()); // no program can set the time that this waits out
  }

  @Test
  void aLargeFileIsReadOnceUntilItChanges() throws Exception {
    assertThat(hash(jar)).isEqualTo("hash 1");
    assertThat(hash(jar)).isEqualTo("hash 1");

    FileTime before = Files.getLastModifiedTime(jar);
    try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
      file.write(1);
    }
    Files.setLastModifiedTime(jar, before);

    assertThat(hash(jar)).isEqualTo("hash 2");
  }

  @Test
  void aFileThatTakesThePlaceOfAnotherIsRead() throws Exception {
    assertThat(hash(jar)).isEqualTo("hash 1");
    Path other = sized(directory.resolve("other.jar"), LARGE);
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(jar));
    Files.delete(jar);
    Files.move(other, jar);

    assertThat(hash(jar)).isEqualTo("hash 2");
  }

  @Test
  void aFileThatHasJustChangedIsReadAgain() throws Exception {
    Path fresh = sized(directory.resolve("fresh.jar"), LARGE);

    assertThat(hash(fresh)).isEqualTo("hash 1");
    assertThat(hash(fresh)).isEqualTo("hash 2");
  }

  @Test
  void aSmallFileIsReadAgain() throws Exception {
    Path small = sized(directory.resolve("small.jar"), 100);

    assertThat(hash(small)).isEqualTo("hash 1");
    assertThat(hash(small)).isEqualTo("hash 2");
  }

  @Test
  void whereNothingCanBeWrittenAFileIsReadAgain() throws Exception {
    Files.createFile(directory.resolve("hashes")); // so that there can be no directory

    assertThat(hash(jar)).isEqualTo("hash 1");
    assertThat(hash(jar)).isEqualTo("hash 2");
  }

  @Test
  void nothingUnfinishedIsLeft() throws Exception {
    hash(jar);

    try (Stream<Path> files = Files.list(directory.resolve("hashes"))) {
      assertThat(files).hasSize(1).noneMatch(file -> file.toString().contains("unfinished"));
    }
  }

  private String hash(Path file) throws IOException {
    return hashes.get(
        file,
        any -> {
          computed.add("hash " + (computed.size() + 1));
          return computed.get(computed.size() - 1);
        });
  }

  private static Path sized(Path file, int bytes) throws IOException {
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(bytes);
    }
    return file;
  }
}
