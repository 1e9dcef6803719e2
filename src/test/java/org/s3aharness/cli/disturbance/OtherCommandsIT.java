package org.s3aharness.cli.disturbance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.session.cleanup.WorkDirectory;
import org.s3aharness.session.outcome.ExitCode;

/** The commands beside {@code run} that start processes: they leave nothing, however they end. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class OtherCommandsIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int SIGKILL = 128 + 9;

  @TempDir Path directory;

  /** How a command ends. */
  enum End {
    BY_ITSELF,
    INT,
    TERM,
    KILL
  }

  private static final List<String> STORE_REPORT = List.of("store-report", "--out=runs");
  private static final List<String> PREPARE = List.of("prepare");
  private static final List<String> EXPLAIN =
      List.of(
          "explain",
          "--release=3.4.3",
          "--hadoop-conf=" + Path.of("test-configs/sse-c.xml").toAbsolutePath());
  private static final List<String> WATCH = List.of("watch", "--out=runs", "--", "sleep", "5");
  private static final List<String> UPGRADE =
      List.of(
          "upgrade",
          "--out=runs",
          "--from=3.3.6",
          "--to=3.4.3",
          "--case=cross-release/files-are-read*[sse-s3]@*");

  static Stream<Arguments> someEnds() {
    return Stream.of(
        Arguments.of(STORE_REPORT, End.INT),
        Arguments.of(PREPARE, End.BY_ITSELF),
        Arguments.of(EXPLAIN, End.TERM),
        Arguments.of(WATCH, End.KILL),
        Arguments.of(WATCH, End.INT),
        Arguments.of(UPGRADE, End.TERM));
  }

  static Stream<Arguments> allEnds() {
    return Stream.of(STORE_REPORT, PREPARE, EXPLAIN, WATCH, UPGRADE)
        .flatMap(command -> Stream.of(End.values()).map(end -> Arguments.of(command, end)));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("someEnds")
  void leaveNothingBehind(List<String> command, End end) throws Exception {
    assertLeavesNothingBehind(command, end);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @Tag("nightly")
  @MethodSource("allEnds")
  void leaveNothingBehindHoweverTheyEnd(List<String> command, End end) throws Exception {
    assertLeavesNothingBehind(command, end);
  }

  private void assertLeavesNothingBehind(List<String> command, End end) throws Exception {
    Path temporary = directory.resolve("tmp");
    Path own = directory.resolve("own");
    List<String> arguments = new ArrayList<>(command);
    arguments.replaceAll(each -> each.equals("--out=runs") ? "--out=" + own.resolve("runs") : each);
    try (HarnessProcess harness = HarnessProcess.start(temporary, own, Map.of(), arguments)) {
      harness.await(() -> harness.localStack().isPresent() || !harness.agents().isEmpty());
      if (end != End.BY_ITSELF) {
        harness.signal(end.name());
      }

      int exitCode = harness.exitCodeWithin(LIMIT);
      harness.assertLeavesNothingBut(file -> end == End.KILL && AnyMomentIT.isOfAKilledRun(file));
      WorkDirectory.create(temporary).close();
      harness.assertLeavesNothingBut(file -> false);
      assertThat(exitCode).as(harness.console()).isIn(exitCodes(end));
    }
  }

  private static List<Integer> exitCodes(End end) {
    return switch (end) {
      case BY_ITSELF -> List.of(ExitCode.AS_EXPECTED, ExitCode.FAILED, ExitCode.NOTHING_RAN);
      case INT, TERM -> List.of(ExitCode.INFRASTRUCTURE);
      case KILL -> List.of(SIGKILL);
    };
  }
}
