package org.s3aharness.cli.disturbance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;

/** Divides runs among processes, and kills the process that has started the others. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SeveralProcessesIT {
  private static final String[] SELECTION = {
    "--processes=2",
    "--profile=sse-s3",
    "--profile=sse-c",
    "--case=put/overwrite-*",
    "--case=rename/small-file-*"
  };

  @TempDir Path directory;

  @Test
  void severalProcessesJudgeEachCaseOnceInOneRun() throws Exception {
    Qualify run = Qualify.run(directory, SELECTION);

    run.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(run.results())
        .extracting(result -> result.path("case").asText())
        .doesNotHaveDuplicates()
        .contains(
            "rename/small-file-keeps-its-encryption[sse-s3]@3.4.3",
            "rename/small-file-keeps-its-encryption[sse-c]@3.4.3");
    assertThat(run.summary()).contains("as documented");
  }

  @Test
  void aSignalEndsAllProcessesAndKeepsWhatTheyHaveJudged() throws Exception {
    try (HarnessProcess harness = started()) {
      harness.signal("TERM");

      assertThat(harness.exitCodeWithin(Duration.ofSeconds(60))).isEqualTo(ExitCode.INFRASTRUCTURE);
      harness.assertLeavesNothingBut(file -> false);
      assertThat(harness.file("summary.md").orElseThrow()).contains("Incomplete: ", "interrupted");
      assertThat(harness.results()).isNotEmpty();
      assertThat(directory.resolve("run/runs").toFile().list()).as("runs").hasSize(1);
    }
  }

  @Test
  @Tag("nightly")
  void processesEndWithTheOneThatHasStartedThem() throws Exception {
    try (HarnessProcess harness = started()) {
      harness.signal("KILL");

      harness.assertLeavesNothingBut(AnyMomentIT::isOfAKilledRun);
    }
  }

  private HarnessProcess started() throws Exception {
    HarnessProcess harness =
        HarnessProcess.start(
            directory.resolve("tmp"), directory.resolve("run"), "--processes=2", "--suite=put");
    harness.await(() -> harness.console().contains("cases have their verdict"));
    return harness;
  }
}
