package org.s3aharness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.merge.MergedRun;
import org.s3aharness.merge.RunPart;
import org.s3aharness.report.Invocation;
import org.s3aharness.session.cleanup.InterruptHook;
import org.s3aharness.session.cleanup.WorkDirectory;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.outcome.RunReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the command in several processes on this machine, each with a part of the cases, and with
 * agents and a store of its own, and makes one run of them. A LocalStack is one process of Python,
 * which no machine makes faster by having more processors.
 */
final class SeveralProcesses {
  private static final Logger LOG = LoggerFactory.getLogger(SeveralProcesses.class);
  private static final Set<String> NOT_HERE = Set.of("--shard", "--dry-run", "--on", "--wire");
  private static final Set<String> OF_THE_WHOLE = Set.of("--processes", "--out", "--parallel");
  private static final int SECONDS_BETWEEN = 5;

  private final int count;
  private final int agents;
  private final OutputOptions output;
  private final Invocation invocation;
  private final List<String> arguments;
  private final List<Process> started = new CopyOnWriteArrayList<>();

  /**
   * Prepares the processes.
   *
   * @param count 2 or more
   * @param agents the number of agents of each
   * @param invocation the command line as it is reported
   * @param arguments the command line as it was given
   */
  SeveralProcesses(
      int count, int agents, OutputOptions output, Invocation invocation, List<String> arguments) {
    this.count = count;
    this.agents = agents;
    this.output = output;
    this.invocation = invocation;
    this.arguments = List.copyOf(arguments);
    for (String argument : invocation.arguments()) {
      if (NOT_HERE.contains(Invocation.name(argument))) {
        throw new UsageException(
            Invocation.name(argument) + ": not with --processes, which divides the cases itself.");
      }
    }
  }

  /**
   * Runs the processes until the last one has ended, and merges what they have judged.
   *
   * @param reporters makes the reporter that judges the run
   * @return the exit code
   * @throws UsageException if the processes refuse the command
   */
  int run(Function<MergedRun, RunReporter> reporters, Console console) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (WorkDirectory work = WorkDirectory.create(temporary)) {
      Runnable onSignal = () -> interrupted(work, reporters, console);
      try (InterruptHook hook = new InterruptHook(onSignal)) {
        for (int number = 1; number <= count; number++) {
          started.add(start(number, work.path()));
        }
        hook.startHasEnded();
        await(work.path(), console);
        return merge(work.path(), reporters, console);
      }
    }
  }

  private int merge(Path work, Function<MergedRun, RunReporter> reporters, Console console)
      throws IOException {
    MergedRun merged = new MergedRun(parts(work)).requireShards().requireDistinctCases();
    return merged.write(output.newDirectory(), invocation, reporters.apply(merged), console);
  }

  private Process start(int number, Path work) throws IOException {
    Path directory = Files.createDirectory(work.resolve("part-" + number));
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        // Only one process at a time can write an archive of classes.
        .filter(option -> !option.startsWith("-XX:ArchiveClassesAtExit"))
        .filter(option -> !option.startsWith("-Ds3aharness.classes"))
        .forEach(command::add);
    for (String property : List.of("s3aharness.home", "java.io.tmpdir")) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> command.add("-D" + property + "=" + value));
    }
    command.add("-D" + ParentProcess.PROPERTY + "=" + ProcessHandle.current().pid());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(withoutThoseOfTheWhole());
    command.addAll(List.of("--quiet", "--parallel=" + agents, "--out=" + directory));
    command.add("--shard=" + number + "/" + count);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(console(directory).toFile())
        .start();
  }

  private List<String> withoutThoseOfTheWhole() {
    List<String> kept = new ArrayList<>();
    boolean skipped = false;
    for (String argument : arguments) {
      boolean ofTheWhole = OF_THE_WHOLE.contains(Invocation.name(argument));
      if (!ofTheWhole && !skipped && !argument.equals("--quiet")) {
        kept.add(argument);
      }
      skipped = ofTheWhole && !argument.contains("=");
    }
    return kept;
  }

  private void await(Path work, Console console) {
    try {
      long judged = 0;
      for (Process process : started) {
        while (!process.waitFor(SECONDS_BETWEEN, TimeUnit.SECONDS)) {
          long now = judged(work);
          if (now > judged) {
            console.progress(now + " cases have their verdict.");
          }
          judged = now;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfrastructureException("interrupted while other processes were at work", e);
    }
  }

  private long judged(Path work) {
    long judged = 0;
    for (int number = 1; number <= count; number++) {
      Optional<Path> results =
          runDirectory(work.resolve("part-" + number)).map(run -> run.resolve("results.jsonl"));
      if (results.filter(Files::exists).isPresent()) {
        try (Stream<String> lines = Files.lines(results.get())) {
          judged += lines.count();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return judged;
  }

  private List<RunPart> parts(Path work) throws IOException {
    List<RunPart> parts = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Path directory = work.resolve("part-" + number);
      int code = started.get(number - 1).exitValue();
      String said = Files.readString(console(directory)).replaceFirst("^s3a-qualify: ", "").strip();
      if (code == ExitCode.USAGE) {
        throw new UsageException(said);
      }
      Path run =
          runDirectory(directory)
              .orElseThrow(
                  () ->
                      new InfrastructureException(
                          "A process ended with exit code " + code + ": " + said, null));
      parts.add(RunPart.read("process-" + number, run));
    }
    return parts;
  }

  private static Optional<Path> runDirectory(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isDirectory).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path console(Path directory) {
    return directory.resolve("console.log");
  }

  /** Has the processes end, which removes what they made, and keeps what they have judged. */
  private void interrupted(
      WorkDirectory work, Function<MergedRun, RunReporter> reporters, Console console) {
    started.forEach(Process::destroy);
    for (Process process : started) {
      process.onExit().join();
    }
    try {
      merge(work.path(), reporters, console);
    } catch (IOException | RuntimeException e) {
      LOG.warn("what was judged before the interrupt is lost", e);
    }
    try {
      work.close(); // the console ends the JVM at once
    } catch (IOException e) {
      LOG.warn("{} cannot be removed; the next run will", work.path(), e);
    }
    console.interrupted();
  }
}
