package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code s3a-qualify} in a process of its own, which may be killed. All it writes is beneath one
 * directory: {@code runs}, {@code tmp} and what it prints.
 */
final class HarnessProcess implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final Process process;

  private HarnessProcess(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
  }

  /**
   * Starts it, with no terminal.
   *
   * @param environment on top of this JVM's, of which nothing about AWS is passed on
   */
  static HarnessProcess start(
      Path directory, Map<String, String> environment, List<String> arguments) throws IOException {
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    List<String> command =
        new ArrayList<>(
            List.of(
                // A shell has its background jobs ignore SIGINT, and so would what they start.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "org.s3aharness.cli.Main"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(directory.resolve("output").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().putAll(environment);
    return new HarnessProcess(directory, builder.start());
  }

  /** Starts {@code s3a-qualify run}. */
  static HarnessProcess startRun(
      Path directory, Map<String, String> environment, String... arguments) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("run", "--out", directory.resolve("runs").toString()));
    all.addAll(List.of(arguments));
    return start(directory, environment, all);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it has started, and what that has. */
  List<ProcessHandle> started() {
    return process.descendants().toList();
  }

  void send(String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** Waits for its end. */
  int exitCode(Duration patience) throws Exception {
    assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
        .as("the harness ends: %s", output())
        .isTrue();
    return process.exitValue();
  }

  /** Waits until it has judged so many cases. */
  void awaitJudged(int cases) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.multipliedBy(6).toNanos();
    while (casesJudged() < cases) {
      assertThat(process.isAlive()).as(output()).isTrue();
      assertThat(System.nanoTime()).as("deadline: %s", output()).isLessThan(deadline);
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
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

  static void awaitEnd(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** What it has printed. */
  String output() throws IOException {
    return Files.readString(directory.resolve("output"));
  }

  /** The one run directory. */
  Path runDirectory() throws IOException {
    try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  /** What is in its temporary directory, but for the JVM's own. */
  List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("tmp"))) {
      return files.filter(file -> !file.getFileName().toString().startsWith("hsperfdata")).toList();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
