package org.s3aharness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.merge.MergedRun;
import org.s3aharness.merge.RunPart;
import org.s3aharness.report.Invocation;
import org.s3aharness.session.cleanup.InterruptHook;
import org.s3aharness.session.cleanup.WorkDirectory;
import org.s3aharness.session.outcome.RunReporter;
import org.s3aharness.session.store.StoreChoice;
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
  private static final Set<String> OF_THE_WHOLE =
      Set.of("--processes", "--out", "--parallel", "--quiet");
  private static final int SECONDS_BETWEEN = 5;

  private final int count;
  private final int agents;
  private final OutputOptions output;
  private final Invocation invocation;
  private final Function<MergedRun, RunReporter> reporters;
  private final Console console;
  private final List<ShardProcess> started = new CopyOnWriteArrayList<>();
  private volatile WorkDirectory work;
  private Integer exitCode;

  /**
   * Prepares the processes.
   *
   * @param count 2 or more
   * @param agents the number of agents of each
   * @param reporters makes the reporter that judges the run
   */
  SeveralProcesses(
      int count,
      int agents,
      OutputOptions output,
      Invocation invocation,
      Function<MergedRun, RunReporter> reporters,
      Console console) {
    this.count = count;
    this.agents = agents;
    this.output = output;
    this.invocation = invocation;
    this.reporters = reporters;
    this.console = console;
  }

  /**
   * Checks that a command can be divided among processes.
   *
   * @throws UsageException naming the option that cannot be used
   */
  static void check(Invocation invocation, List<StoreChoice> stores) {
    for (String argument : invocation.arguments()) {
      String option = Invocation.name(argument);
      if (NOT_HERE.contains(option)) {
        throw new UsageException(
            option + ": not with --processes, which divides the cases itself.");
      }
    }
    if (stores.size() > 1 || stores.get(0).provider().runsAlready()) {
      throw new UsageException(
          "--processes: each process starts a store of its own, so give one store that can be"
              + " started: localstack or seaweedfs.");
    }
  }

  /**
   * Runs the processes until the last one has ended, and merges what they have judged.
   *
   * @return the exit code
   * @throws UsageException if the processes refuse the command
   */
  int run() throws IOException {
    try (InterruptHook hook = new InterruptHook(this::interrupted);
        WorkDirectory created = WorkDirectory.create()) {
      work = created;
      try {
        for (int number = 1; number <= count; number++) {
          Path directory = created.path().resolve("process-" + number);
          started.add(ShardProcess.start(directory, arguments(), number + "/" + count));
        }
        hook.startHasEnded();
        await();
      } finally {
        end();
      }
      return merge();
    }
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(invocation.command()));
    invocation.arguments().stream()
        .filter(argument -> !OF_THE_WHOLE.contains(Invocation.name(argument)))
        .forEach(arguments::add);
    arguments.add("--parallel=" + agents);
    return arguments;
  }

  private void await() {
    try {
      long judged = 0;
      for (ShardProcess each : started) {
        while (!each.process().waitFor(SECONDS_BETWEEN, TimeUnit.SECONDS)) {
          long now = started.stream().mapToLong(ShardProcess::judged).sum();
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

  /** Ends the processes that still run: each removes what it made, and keeps what it has judged. */
  private void end() {
    started.forEach(each -> each.process().destroy());
    started.forEach(each -> each.process().onExit().join());
  }

  /** Makes one run of what the processes have judged; once, whichever thread comes first. */
  private synchronized int merge() throws IOException {
    if (exitCode == null) {
      List<RunPart> parts = new ArrayList<>();
      for (ShardProcess each : started) {
        parts.add(each.part());
      }
      MergedRun merged = new MergedRun(parts).requireShards().requireDistinctCases();
      exitCode = merged.write(output.newDirectory(), invocation, reporters.apply(merged), console);
    }
    return exitCode;
  }

  /** Keeps what has been judged, and leaves nothing else. It ends the JVM at once. */
  private void interrupted() {
    end();
    if (work != null) { // otherwise nothing was started
      try {
        merge();
      } catch (IOException | RuntimeException e) {
        LOG.warn("what was judged before the interrupt is lost", e);
      }
      work.closeAtExit();
    }
    console.interrupted();
  }
}
