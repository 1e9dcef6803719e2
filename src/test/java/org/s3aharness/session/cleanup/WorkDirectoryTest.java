package org.s3aharness.session.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {
  @TempDir Path parent;

  @Test
  void goesWithAllThatIsInItWhenItIsClosed() throws IOException {
    try (WorkDirectory work = WorkDirectory.create(parent)) {
      Files.createDirectories(work.path().resolve("a/b"));
      Files.writeString(work.path().resolve("a/b/file"), "text");
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void thatOfAKilledRunGoesWhenTheNextOneIsMade() throws IOException {
    Path killed = Files.createDirectories(parent.resolve("s3aharness-run-killed"));
    Files.createFile(killed.resolve("in-use"));
    Files.createDirectories(killed.resolve("agent-1/tmp"));

    try (WorkDirectory work = WorkDirectory.create(parent)) {
      assertThat(killed).doesNotExist();
      assertThat(work.path()).isDirectory();
    }
  }

  @Test
  void thatOfARunWhichIsOnStaysAndSoDoesWhatIsNotOurs() throws IOException {
    Path unmarked = Files.createDirectories(parent.resolve("s3aharness-run-unmarked"));
    try (WorkDirectory other = WorkDirectory.create(parent);
        WorkDirectory work = WorkDirectory.create(parent)) {
      assertThat(other.path()).isDirectory().isNotEqualTo(work.path());
      assertThat(unmarked).isDirectory();
    }
  }
}
