package org.s3aharness.session.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.UsageException;

/** The same files are found in a source tree and in an unpacked release. */
class HarnessFilesTest {
  private static final List<String> OF_HOME =
      List.of(
          "s3a-qualify",
          "jvm.options",
          "test-configs/none.xml",
          "docs/images/a.png",
          "runs/1/summary.md");
  private static final List<String> OF_BUILD =
      List.of("s3a-encryption-harness.jar", "lib/a.jar", "agent/s3a-agent.jar");
  private static final String[] FOUND = {
    "agent/s3a-agent.jar",
    "docs/images/a.png",
    "jvm.options",
    "lib/a.jar",
    "s3a-encryption-harness.jar",
    "s3a-qualify",
    "test-configs/none.xml"
  };

  @TempDir Path home;

  @Test
  void inASourceTree() throws IOException {
    make(home, OF_HOME);
    make(home.resolve("target"), OF_BUILD);
    make(home, List.of("src/main/java/A.java", "target/classes/A.class", "pom.xml"));

    assertThat(HarnessFiles.find(home, home.resolve("target/s3a-encryption-harness.jar")).keySet())
        .containsExactly(FOUND);
  }

  @Test
  void inAReleaseWithoutWhatAnEarlierBundleBrought() throws IOException {
    make(home, OF_HOME);
    make(home, OF_BUILD);
    make(home, List.of("offline/hadoop/classpaths/key", "FILES.sha256"));

    assertThat(HarnessFiles.find(home, home.resolve("s3a-encryption-harness.jar")).keySet())
        .containsExactly(FOUND);
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    make(home, OF_HOME);
    make(home, OF_BUILD);
    Files.delete(home.resolve("agent/s3a-agent.jar"));

    assertRefused(home.resolve("s3a-encryption-harness.jar"), "agent is missing in " + home);
  }

  @Test
  void classesThatAreNotInAJarAreNoInstallation() throws IOException {
    make(home, OF_HOME);
    Path classes = Files.createDirectories(home.resolve("target/classes"));

    assertRefused(classes, "s3a-encryption-harness.jar is missing");
  }

  private void assertRefused(Path jar, String why) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> HarnessFiles.find(home, jar))
        .withMessageContainingAll(why, "package");
  }

  private static void make(Path directory, List<String> names) throws IOException {
    for (String name : names) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }
}
