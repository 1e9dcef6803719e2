package org.s3aharness.cli.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.session.cleanup.WorkDirectory;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.util.UserCache;

/** The single jar that {@code -Prelease} builds: it runs, and leaves nothing however it ends. */
@Tag("release")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SingleJarIT {
  private static final Path JAR = Path.of("target/release/s3a-qualify.jar");
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int SIGKILL = 128 + 9;

  private static final Set<Path> unpackedBefore = new HashSet<>();
  @TempDir Path directory;

  /** How the run ends. */
  enum End {
    BY_ITSELF,
    INT,
    TERM,
    KILL
  }

  @BeforeAll
  static void seeWhatIsUnpacked() throws IOException {
    assertThat(JAR).as("what 'mvnw -Prelease package' builds").exists();
    unpackedBefore.addAll(unpacked());
  }

  /** It stays for the next call, on purpose; here there is none. */
  @AfterAll
  static void removeWhatWasUnpacked() throws IOException {
    for (Path release : unpacked()) {
      if (!unpackedBefore.contains(release)) {
        PathUtils.deleteDirectory(release);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BY_ITSELF", "TERM"})
  void leavesNothingBehind(End end) throws Exception {
    assertLeavesNothingBehind(end);
  }

  @ParameterizedTest
  @Tag("nightly")
  @EnumSource(names = {"INT", "KILL"})
  void leavesNothingBehindHoweverItEnds(End end) throws Exception {
    assertLeavesNothingBehind(end);
  }

  private void assertLeavesNothingBehind(End end) throws Exception {
    Path temporary = directory.resolve("tmp");
    try (HarnessProcess harness =
        HarnessProcess.startJar(
            JAR, temporary, directory.resolve("run"), "--case=put/overwrite-*")) {
      harness.await(() -> harness.casesJudged() > 0);
      assertThat(unpacked()).isNotEmpty();
      if (end != End.BY_ITSELF) {
        harness.signal(end.name());
      }

      assertThat(harness.exitCodeWithin(LIMIT)).as(harness.console()).isEqualTo(exitCode(end));
      harness.assertLeavesNothingBut(
          file -> end == End.KILL && file.getFileName().toString().startsWith("s3aharness-run-"));
      WorkDirectory.create(temporary).close();
      harness.assertLeavesNothingBut(file -> false);
    }
  }

  private static int exitCode(End end) {
    return switch (end) {
      case BY_ITSELF -> ExitCode.AS_EXPECTED;
      case INT, TERM -> ExitCode.INFRASTRUCTURE;
      case KILL -> SIGKILL;
    };
  }

  private static List<Path> unpacked() throws IOException {
    Path cache = UserCache.directory();
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.getFileName().toString().startsWith("release-")).toList();
    }
  }
}
