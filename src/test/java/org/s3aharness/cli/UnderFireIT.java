package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a run when it, or what it has started, is killed. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class UnderFireIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private Process harness;

  @AfterEach
  void endHarness() {
    harness.descendants().forEach(ProcessHandle::destroyForcibly);
    harness.destroyForcibly();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void aSignalEndsARunWhichLeavesNothingBehindAndIsIncomplete(String signal) throws Exception {
    startRun(1);
    List<ProcessHandle> started = harness.descendants().toList();
    assertThat(started).as("agents and LocalStack").hasSizeGreaterThanOrEqualTo(3);

    send(signal, harness.toHandle());

    assertThat(harness.waitFor(60, TimeUnit.SECONDS)).as("the harness ends").isTrue();
    assertThat(harness.exitValue()).isEqualTo(ExitCode.INFRASTRUCTURE);
    awaitEnd(started);
    assertThat(temporaryFiles()).isEmpty();
    assertThat(runFile("index.html")).contains("Incomplete: interrupted.");
    assertThat(runFile("summary.md")).startsWith("**Incomplete: interrupted.");
    assertIncomplete();
  }

  @Test
  void aKilledRunLeavesNoProcessBehindAndIsIncomplete() throws Exception {
    startRun(2);
    List<ProcessHandle> started = harness.descendants().toList();

    harness.destroyForcibly();

    awaitEnd(started);
    assertIncomplete();
  }

  @Test
  void aKilledAgentBreaksTheRunOffAndIsNeverGreen() throws Exception {
    startRun(3);
    harness.descendants().filter(UnderFireIT::isJava).forEach(ProcessHandle::destroyForcibly);

    assertBrokenOff("died in the middle of a case");
  }

  @Test
  void aKilledStoreBreaksTheRunOffAndIsNeverGreen() throws Exception {
    startRun(4);
    // LocalStack is the child of a guard, which is the harness's and cleans up.
    harness
        .children()
        .filter(process -> !isJava(process))
        .flatMap(ProcessHandle::descendants)
        .forEach(ProcessHandle::destroyForcibly);

    assertBrokenOff("no longer answers");
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("java");
  }

  private static void send(String signal, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  private void assertBrokenOff(String why) throws Exception {
    List<ProcessHandle> started = harness.descendants().toList();
    assertThat(harness.waitFor(4, TimeUnit.MINUTES)).as("the harness ends").isTrue();
    assertThat(harness.exitValue()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(output()).contains("Incomplete: ").contains(why);
    awaitEnd(started);
    assertThat(temporaryFiles()).isEmpty();
    assertIncomplete();
  }

  /** What was judged can be read, and the summary says that it is not all. */
  private void assertIncomplete() throws IOException {
    Path run = runDirectory();
    assertThat(run.resolve("summary.md")).content().contains("Incomplete");
    ObjectMapper json = new ObjectMapper();
    List<String> lines = Files.readAllLines(run.resolve("results.jsonl"));
    assertThat(lines).hasSizeGreaterThanOrEqualTo(1);
    for (String line : lines) {
      assertThat(json.readTree(line).get("verdict").asText()).as(line).isNotEmpty();
    }
  }

  private Path runDirectory() throws IOException {
    try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  /**
   * Starts a run and waits until it is in the middle of its cases.
   *
   * @param seed says how many have been judged by then
   */
  private void startRun(long seed) throws Exception {
    int judged = new Random(seed).nextInt(1, 12);
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    String classpath = System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(
                // A shell has its background jobs ignore SIGINT, and so would what they start.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classpath,
                "org.s3aharness.cli.Main",
                "run",
                "--out",
                directory.resolve("runs").toString(),
                "--base-config",
                fewRetries().toString(),
                "--suite=put")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    builder.environment().put("TMPDIR", temporary.toString());
    harness = builder.start();
    awaitThat(() -> casesJudged() >= judged);
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

  private long casesJudged() throws IOException {
    Path runs = directory.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(runs)) {
      return files.filter(file -> file.toString().endsWith(".har")).count();
    }
  }

  private String runFile(String name) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("runs"))) {
      return Files.readString(files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
    }
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("tmp"))) {
      return files.filter(file -> !file.getFileName().toString().startsWith("hsperfdata")).toList();
    }
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("output"));
  }

  private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private void awaitThat(Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.multipliedBy(6).toNanos();
    while (!condition.holds()) {
      assertThat(harness.isAlive()).as(output()).isTrue();
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      harness.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  /** Something to wait for. */
  private interface Condition {
    boolean holds() throws Exception;
  }
}
