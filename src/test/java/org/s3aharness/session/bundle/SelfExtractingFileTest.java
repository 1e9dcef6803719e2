package org.s3aharness.session.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that installs itself, and what it says when it cannot. */
class SelfExtractingFileTest {
  private static final int USAGE = 2;
  private static final int DAMAGED = 3;

  @TempDir Path directory;
  private Path file;
  private Path target;

  @BeforeEach
  void makeFile() throws IOException {
    file = directory.resolve("a bundle.sh");
    target = directory.resolve("installed here");
    write(file, system());
  }

  @Test
  void installsItsFilesAndNothingElse() throws Exception {
    Ran ran = install(target.toString());

    assertThat(ran.code).as(ran.said).isZero();
    assertThat(target.resolve("docs/a.md")).hasContent("a text");
    assertThat(target.resolve("s3a-qualify")).isExecutable();
    assertThat(target.resolve("docs/a.md").toFile().canExecute()).isFalse();
    assertThat(files(target)).containsExactly("FILES.sha256", "docs/a.md", "s3a-qualify");
    assertThat(ran.said).contains("Installed two files.", target + "/s3a-qualify run --store x");
    assertThat(left()).containsExactlyInAnyOrder("a bundle.sh", "content", "installed here");
  }

  @Test
  void anEmptyDirectoryIsTaken() throws Exception {
    Files.createDirectory(target);
    assertThat(install(target + "/").code).isZero();
    assertThat(target.resolve("s3a-qualify")).exists();
  }

  @Test
  void aDirectoryThatHoldsSomethingIsLeftAlone() throws Exception {
    Path other = Files.createFile(Files.createDirectory(target).resolve("precious"));

    install(target.toString()).assertRefused(USAGE, target + " is there already");
    assertThat(files(target)).containsExactly(other.getFileName().toString());
  }

  @Test
  void anInstallationThatWasBrokenOffIsNamed() throws Exception {
    Path unfinished = Files.createDirectory(Path.of(target + ".unfinished"));
    install(target.toString()).assertRefused(USAGE, unfinished + " is there");
  }

  /** Wherever the byte is: in the padding, a name, a text, the list of hashes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 700, 1100, 1600, 3000, 4000})
  void aChangedByteIsRefusedAndNothingIsInstalled(int fromTheEnd) throws Exception {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long position = bytes.length() - fromTheEnd;
      bytes.seek(position);
      int old = bytes.read();
      bytes.seek(position);
      bytes.write(old ^ 1);
    }

    install(target.toString()).assertRefused(DAMAGED, "a bundle.sh: this file is damaged");
    install("--check").assertRefused(DAMAGED, "damaged");
    assertThat(left()).containsExactlyInAnyOrder("a bundle.sh", "content");
  }

  @Test
  void aFileThatWasNotCopiedToItsEndIsRefused() throws Exception {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(bytes.length() - 1);
    }
    install(target.toString()).assertRefused(DAMAGED, "a bundle.sh: this file is not whole");
    assertThat(target).doesNotExist();
  }

  @Test
  void anotherSystemIsNamed() throws Exception {
    write(file, "Plan9 vax");
    install(target.toString()).assertRefused(USAGE, "made for Plan9 vax");
    assertThat(target).doesNotExist();
  }

  @Test
  void itCanBeCheckedOnly() throws Exception {
    Ran ran = install("--check");
    assertThat(ran.code).isZero();
    assertThat(ran.said).contains("a bundle.sh is whole: two files.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--target", "-h"})
  void otherArgumentsAreRefused(String argument) throws Exception {
    install(argument).assertRefused(USAGE, "give a directory to install into, or --check");
  }

  @Test
  void theSameContentGivesTheSameFile() throws Exception {
    Path again = directory.resolve("again");
    write(again, system());
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void whatIsNotFinishedLeavesNothing() throws IOException {
    Path other = directory.resolve("other");
    try (SelfExtractingFile unfinished = new SelfExtractingFile(other)) {
      unfinished.add("a", "text");
      assertThat(directory.resolve("other.unfinished")).exists();
    }
    assertThat(left()).containsExactlyInAnyOrder("a bundle.sh", "content");
  }

  private void write(Path to, String system) throws IOException {
    Path content = Files.writeString(directory.resolve("content"), "#!/bin/sh\n");
    try (SelfExtractingFile bundle = new SelfExtractingFile(to)) {
      bundle.add("s3a-qualify", content, true);
      bundle.add("docs/a.md", "a text");
      bundle.finish(Map.of("CONTENT", "two files", "SYSTEM", system, "EXAMPLE", " --store x"));
    }
  }

  private static String system() throws IOException {
    Process uname = new ProcessBuilder("uname", "-sm").start();
    return new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private Ran install(String argument) throws Exception {
    Process process =
        new ProcessBuilder("sh", file.toString(), argument).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), said);
  }

  private record Ran(int code, String said) {
    void assertRefused(int expected, String why) {
      assertThat(said).contains(why).doesNotContain("Installed");
      assertThat(code).as(said).isEqualTo(expected);
    }
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(directory::relativize)
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
