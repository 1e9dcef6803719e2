package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a run when it, or what it has started, is killed. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UnderFireIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private Process harness;

  @AfterEach
  void endHarness() {
    harness.descendants().forEach(ProcessHandle::destroyForcibly);
    harness.destroyForcibly();
  }

  @Test
  void aTerminatedRunLeavesNothingBehind() throws Exception {
    startRun();
    List<ProcessHandle> started = harness.descendants().toList();
    assertThat(started).as("agents and LocalStack").hasSizeGreaterThanOrEqualTo(3);

    harness.destroy();

    assertThat(harness.waitFor(30, TimeUnit.SECONDS)).as("the harness ends").isTrue();
    assertThat(harness.exitValue()).isNotZero();
    awaitEnd(started);
    assertThat(temporaryFiles()).isEmpty();
    assertThat(runFile("index.html")).contains("Incomplete: interrupted.");
    assertThat(runFile("summary.md")).startsWith("**Incomplete: interrupted.");
  }

  @Test
  void aKilledRunLeavesNoProcessBehind() throws Exception {
    startRun();
    List<ProcessHandle> started = harness.descendants().toList();

    harness.destroyForcibly();

    awaitEnd(started);
  }

  @Test
  void aKilledAgentBreaksTheRunOffAndIsNeverGreen() throws Exception {
    startRun();
    harness
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .forEach(ProcessHandle::destroyForcibly);

    assertThat(harness.waitFor(60, TimeUnit.SECONDS)).as("the harness ends").isTrue();
    assertThat(harness.exitValue()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(output()).contains("Incomplete: ").contains("died in the middle of a case");
  }

  private void startRun() throws Exception {
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    String classpath = System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classpath,
                "org.s3aharness.cli.Main",
                "run",
                "--out",
                directory.resolve("runs").toString(),
                "--suite=put")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    builder.environment().put("TMPDIR", temporary.toString());
    harness = builder.start();
    awaitThat(() -> casesJudged() >= 3);
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
    long deadline = System.nanoTime() + PATIENCE.multipliedBy(3).toNanos();
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
