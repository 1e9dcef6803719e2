package org.s3aharness.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.AgentInfo;
import org.s3aharness.util.LastLines;

/**
 * One JVM of an agent, from its launch to its end.
 *
 * @param home its temporary directory, which is removed with it
 * @param info what the agent says it runs on
 * @param classes the archive of classes that it uses or makes
 */
record AgentJvm(Process process, Path home, Agent agent, AgentInfo info, SharedClasses classes) {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  /** Limits how long an agent may take to end while it saves what it has learned of its classes. */
  private static final Duration ARCHIVING_LIMIT = Duration.ofSeconds(60);

  private static final int POLL_MILLIS = 10;

  /**
   * Starts an agent and waits until it answers.
   *
   * @param launched receives the process as soon as it runs
   * @throws ReleaseException when the JVM does not fit the release, cannot be started, or ends or
   *     hangs before the agent is ready; the message has the last lines of its log
   */
  static AgentJvm launch(Release release, AgentOptions options, Consumer<Process> launched)
      throws ReleaseException {
    Path home = null;
    Process process = null;
    SharedClasses classes = SharedClasses.NONE;
    try {
      home =
          Files.createTempDirectory(
                  options.workDirectory().toAbsolutePath(), "agent-" + options.name() + "-")
              .toRealPath();
      for (Map.Entry<String, String> file : options.homeFiles().entrySet()) {
        Path target = home.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue());
      }
      AgentCommand command = new AgentCommand(release, options, home);
      JavaCheck.check(release, command.javaHome());
      classes = command.sharedClasses();
      ProcessBuilder builder =
          new ProcessBuilder(command.commandLine(classes))
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(options.logFile().toFile()));
      builder.environment().clear();
      builder.environment().putAll(command.environment());
      process = builder.start();
      launched.accept(process);
      awaitStub(process, command.stubFile(), release, options);
      Agent agent = AgentStub.read(command.stubFile());
      return new AgentJvm(process, home, agent, agent.info(), classes);
    } catch (InterruptedException e) {
      end(process, home, classes, e);
      Thread.currentThread().interrupt();
      throw failed(release, options, "was interrupted while starting", e);
    } catch (ReleaseException e) {
      end(process, home, classes, e);
      throw e;
    } catch (IOException | RuntimeException e) {
      end(process, home, classes, e);
      throw failed(release, options, "could not be started: " + e, e);
    }
  }

  private static void awaitStub(Process process, Path stub, Release release, AgentOptions options)
      throws InterruptedException, ReleaseException {
    long start = System.nanoTime();
    while (!Files.exists(stub)) {
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw failed(
            release,
            options,
            "ended with exit code %d while starting".formatted(process.exitValue()),
            null);
      }
      if (System.nanoTime() - start > START_LIMIT.toNanos()) {
        throw failed(
            release, options, "was not ready after %d s".formatted(START_LIMIT.toSeconds()), null);
      }
    }
  }

  /** Returns the exception for an agent that cannot go on, with the last lines of its log. */
  static ReleaseException failed(
      Release release, AgentOptions options, String what, Exception cause) {
    return new ReleaseException(
        ReleaseException.Kind.INFRASTRUCTURE,
        "Agent %s on %s %s. Its log %s ends with:%n%s"
            .formatted(
                options.name(),
                release.description(),
                what,
                options.logFile(),
                lastLines(options.logFile())),
        cause);
  }

  private static String lastLines(Path log) {
    try {
      return LastLines.of(log, 0);
    } catch (IOException e) {
      return "(cannot be read: " + e + ")";
    }
  }

  /** Waits a moment for the process to end. */
  void awaitEnd() {
    try {
      process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Process process, Path home, SharedClasses classes, Exception reason) {
    try {
      new AgentJvm(process, home, null, null, classes).end();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Ends the process, waits until it is gone, and removes what it left. A JVM that ends itself
   * waits a third of a second for its threads that are in native code, so it is killed, unless it
   * makes an archive of its classes as it ends.
   *
   * @throws IOException when the directory cannot be removed; the process is gone all the same
   */
  void end() throws IOException {
    Optional<Integer> exitCode = Optional.empty();
    if (process != null && classes.isBeingMade()) {
      exitCode = ProcessEnd.askFor(process, ARCHIVING_LIMIT);
    } else if (process != null) {
      ProcessEnd.kill(process);
    }
    classes.agentEnded(exitCode);
    if (home != null && Files.exists(home)) {
      PathUtils.deleteDirectory(home);
    }
  }
}
