package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a run when it, or what it has started, is killed. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class UnderFireIT {
  @TempDir Path directory;
  private HarnessProcess harness;

  @AfterEach
  void endHarness() {
    harness.close();
  }

  @ParameterizedTest
  @CsvSource({"TERM, localstack", "INT, localstack", "TERM, seaweedfs"})
  void aSignalEndsARunWhichLeavesNothingBehindAndIsIncomplete(String signal, String store)
      throws Exception {
    startRun(1, store);
    List<ProcessHandle> started = harness.started();
    assertStarted(started, store);

    harness.send(signal);

    assertThat(harness.exitCode(Duration.ofSeconds(60))).isEqualTo(ExitCode.INFRASTRUCTURE);
    HarnessProcess.awaitEnd(started);
    assertThat(harness.temporaryFiles()).isEmpty();
    assertThat(runFile("index.html")).contains("Incomplete: interrupted.");
    assertThat(runFile("summary.md")).startsWith("**Incomplete: interrupted.");
    assertIncomplete();
  }

  /** Of what a store keeps nothing is left either: its guard outlives the harness. */
  @ParameterizedTest
  @ValueSource(strings = {"localstack", "seaweedfs"})
  void aKilledRunLeavesNoProcessBehindAndIsIncomplete(String store) throws Exception {
    startRun(2, store);
    List<ProcessHandle> started = harness.started();
    assertStarted(started, store);

    harness.kill();

    HarnessProcess.awaitEnd(started);
    assertThat(harness.temporaryFiles())
        .noneMatch(file -> file.getFileName().toString().startsWith("s3a-harness-"));
    assertIncomplete();
  }

  @Test
  void aKilledAgentBreaksTheRunOffAndIsNeverGreen() throws Exception {
    startRun(3, "localstack");
    harness.started().stream().filter(UnderFireIT::isJava).forEach(ProcessHandle::destroyForcibly);

    assertBrokenOff("died in the middle of a case");
  }

  @Test
  void aKilledStoreBreaksTheRunOffAndIsNeverGreen() throws Exception {
    startRun(4, "localstack");
    // LocalStack is the child of a guard, which is the harness's and cleans up.
    harness
        .handle()
        .children()
        .filter(process -> !isJava(process))
        .flatMap(ProcessHandle::descendants)
        .forEach(ProcessHandle::destroyForcibly);

    assertBrokenOff("no longer answers");
  }

  /** Else there was nothing to leave behind. */
  private static void assertStarted(List<ProcessHandle> started, String store) {
    assertThat(started).as("agents and LocalStack").hasSizeGreaterThanOrEqualTo(3);
    assertThat(started.stream().anyMatch(UnderFireIT::isWeed)).isEqualTo(store.equals("seaweedfs"));
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("java");
  }

  private static boolean isWeed(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("weed");
  }

  private void assertBrokenOff(String why) throws Exception {
    List<ProcessHandle> started = harness.started();
    assertThat(harness.exitCode(Duration.ofMinutes(4))).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(harness.output()).contains("Incomplete: ").contains(why);
    HarnessProcess.awaitEnd(started);
    assertThat(harness.temporaryFiles()).isEmpty();
    assertIncomplete();
  }

  /**
   * What was judged can be read, and the summary says that it is not all. Nothing was judged while
   * the run was ending: what fails then is not S3A's.
   */
  private void assertIncomplete() throws IOException {
    assertThat(runFile("summary.md")).contains("Incomplete");
    ObjectMapper json = new ObjectMapper();
    List<String> lines = Files.readAllLines(harness.runDirectory().resolve("results.jsonl"));
    assertThat(lines).hasSizeGreaterThanOrEqualTo(1);
    for (String line : lines) {
      assertThat(json.readTree(line).get("verdict").asText())
          .as(line)
          .isIn("passed", "known", "not run");
    }
  }

  /**
   * Starts a run and waits until it is in the middle of its cases.
   *
   * @param seed says how many have been judged by then
   */
  private void startRun(long seed, String store) throws Exception {
    harness =
        HarnessProcess.startRun(
            directory,
            Map.of(),
            "--base-config=" + fewRetries(),
            "--suite=put",
            "--store=" + store);
    harness.awaitJudged(new Random(seed).nextInt(1, 12));
  }

  /** Else a run whose store is gone ends only when S3A has given up, which takes minutes. */
  private Path fewRetries() throws IOException {
    return Files.writeString(
        directory.resolve("core-site.xml"),
        """
        <configuration>
          <property><name>fs.s3a.attempts.maximum</name><value>1</value></property>
          <property><name>fs.s3a.retry.limit</name><value>1</value></property>
        </configuration>
        """);
  }

  private String runFile(String name) throws IOException {
    return Files.readString(harness.runDirectory().resolve(name));
  }
}
