package org.s3aharness.cli.disturbance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.ChildJvm;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.session.cleanup.WorkDirectory;
import org.s3aharness.session.outcome.ExitCode;

/** Kills a run, or what it has started, in the middle of its cases. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class UnderFireIT {
  /** S3A itself goes on for minutes after a store that is gone. */
  private static final Duration AT_ONCE = Duration.ofSeconds(45);

  @TempDir Path directory;
  private HarnessProcess harness;

  @AfterEach
  void endHarness() throws Exception {
    harness.close();
  }

  @Test
  void aSignalEndsARunWhichLeavesNothingBehindAndIsIncomplete() throws Exception {
    assertSignalEndsTheRun("INT", "localstack");
  }

  @ParameterizedTest
  @Tag("nightly")
  @CsvSource({"TERM, localstack", "TERM, seaweedfs"})
  void theOtherSignalEndsARunTheSameWay(String signal, String store) throws Exception {
    assertSignalEndsTheRun(signal, store);
  }

  private void assertSignalEndsTheRun(String signal, String store) throws Exception {
    startRun(1, "--suite=put", "--store=" + store);
    assertStarted(store);

    harness.signal(signal);

    assertThat(harness.exitCodeWithin(AT_ONCE)).isEqualTo(ExitCode.INFRASTRUCTURE);
    harness.assertLeavesNothingBut(file -> false);
    assertThat(harness.file("index.html").orElseThrow()).contains("Incomplete: interrupted.");
    assertIncomplete("interrupted.");
  }

  @Test
  void aKilledRunLeavesNoProcessBehindAndItsFilesGoWithTheNext() throws Exception {
    assertKilledRunLeavesNoProcessBehind("seaweedfs");
  }

  @Test
  @Tag("nightly")
  void aKilledRunOnLocalStackLeavesNoProcessBehindEither() throws Exception {
    assertKilledRunLeavesNoProcessBehind("localstack");
  }

  private void assertKilledRunLeavesNoProcessBehind(String store) throws Exception {
    startRun(2, "--suite=put", "--store=" + store);
    assertStarted(store);

    harness.signal("KILL");

    harness.assertLeavesNothingBut(AnyMomentIT::isOfAKilledRun);
    assertIncomplete("this run has not ended, or was killed");
    WorkDirectory.create(directory.resolve("tmp")).close();
    harness.assertLeavesNothingBut(file -> false);
  }

  @Test
  void aKilledAgentBreaksTheRunOffAtOnceAndIsNeverGreen() throws Exception {
    startRun(3, "--suite=put");

    harness.agents().forEach(ProcessHandle::destroyForcibly);

    assertBrokenOff("died during the run: see agents/*.log");
  }

  @Test
  void aKilledStoreBreaksTheRunOffAtOnceAndIsNeverGreen() throws Exception {
    startRun(4, "--suite=put");

    assertKilledStoreBreaksTheRunOff();
  }

  @ParameterizedTest
  @Tag("nightly")
  @ValueSource(strings = {"change", "cross-release"})
  void aKilledStoreBreaksARunOfOtherSuitesOffToo(String suite) throws Exception {
    startRun(4, "--suite=put", "--suite=" + suite);

    assertKilledStoreBreaksTheRunOff();
  }

  private void assertKilledStoreBreaksTheRunOff() throws Exception {
    harness.localStack().orElseThrow().destroyForcibly();

    // Whoever notices first: who watches the process, or a case that asks the store.
    assertBrokenOff("during the run: see ");
    assertThat(harness.console()).contains("store.log", ", and run again.");
  }

  @Test
  void aStoreThatHangsBreaksTheRunOffAndIsNeverGreen() throws Exception {
    startRun(5, "--suite=put", "--case-limit=10");

    ChildJvm.signal("STOP", harness.localStack().orElseThrow().pid());

    assertBrokenOff("stopped answering during the run: see store.log");
  }

  @Test
  @Tag("nightly")
  void anAgentThatHangsBreaksTheRunOffAndIsNeverGreen() throws Exception {
    startRun(6, "--suite=put", "--case-limit=10");

    for (ProcessHandle agent : harness.agents()) {
      ChildJvm.signal("STOP", agent.pid());
    }

    assertBrokenOff("has not ended after 10 s, although the store answers: the end of ");
  }

  /** Otherwise there would be nothing to leave behind. */
  private void assertStarted(String store) throws Exception {
    assertThat(harness.started()).as("agents and LocalStack").hasSizeGreaterThanOrEqualTo(3);
    assertThat(harness.started())
        .extracting(process -> process.info().command().orElse(""))
        .anyMatch(command -> command.endsWith(store.equals("seaweedfs") ? "/weed" : "/java"));
  }

  private void assertBrokenOff(String why) throws Exception {
    assertThat(harness.exitCodeWithin(AT_ONCE)).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(harness.console()).contains(why);
    harness.assertLeavesNothingBut(file -> false);
    assertIncomplete("");
  }

  /**
   * Checks that what was judged can be read, that no case failed because of the disturbance, and
   * that the summary calls itself incomplete.
   */
  private void assertIncomplete(String why) throws Exception {
    assertThat(harness.file("summary.md").orElseThrow()).startsWith("**Incomplete: " + why);
    assertThat(harness.results())
        .isNotEmpty()
        .noneMatch(result -> result.path("verdict").asText().equals(Verdict.FAILED.label()));
  }

  /**
   * Starts a run and waits until it is in the middle of its cases.
   *
   * @param seed says how many have been judged by then
   */
  private void startRun(long seed, String... suites) throws Exception {
    int judged = new Random(seed).nextInt(1, 12);
    harness = HarnessProcess.start(directory.resolve("tmp"), directory.resolve("run"), suites);
    harness.await(() -> harness.results().size() >= judged);
  }
}
