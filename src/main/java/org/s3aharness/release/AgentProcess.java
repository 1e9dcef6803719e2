package org.s3aharness.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;
import org.s3aharness.agent.Agent;
import org.s3aharness.util.LastLines;

/**
 * A running agent. It ends with {@link #close}, and by itself when this JVM ends for whatever
 * reason; its temporary directory is removed with it.
 */
public final class AgentProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration POLITE_LIMIT = Duration.ofSeconds(5);

  /** How long an agent may take to end that keeps what it has learned of its classes. */
  private static final Duration ARCHIVING_LIMIT = Duration.ofSeconds(60);

  private static final int POLL_MILLIS = 10;

  private final Release release;
  private final AgentOptions options;
  private volatile Started current;
  private volatile boolean ended;

  /** Holds what changes with every start. */
  private record Started(Process process, Path home, Agent agent, SharedClasses classes) {}

  private AgentProcess(Release release, AgentOptions options) throws ReleaseException {
    this.release = release;
    this.options = options;
    this.current = launch(release, options);
  }

  /**
   * Starts an agent and waits until it answers.
   *
   * @throws ReleaseException when the JVM does not fit the release, cannot be started, or ends or
   *     hangs before the agent is ready; the message has the last lines of its log
   */
  public static AgentProcess start(Release release, AgentOptions options) throws ReleaseException {
    return new AgentProcess(release, options);
  }

  private static Started launch(Release release, AgentOptions options) throws ReleaseException {
    Path home = null;
    Process process = null;
    SharedClasses classes = SharedClasses.NONE;
    try {
      Files.createDirectories(options.workDirectory());
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
      awaitStub(process, command.stubFile(), release, options);
      return new Started(process, home, AgentStub.read(command.stubFile()), classes);
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

  private static ReleaseException failed(
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

  /** Returns the agent's remote interface, which is a new one after {@link #startAgain}. */
  public Agent agent() {
    return current.agent();
  }

  /** Returns the length of the agent's log, in bytes. */
  public long logLength() {
    return options.logFile().toFile().length();
  }

  /**
   * Returns what the agent has logged since a position.
   *
   * @param from an earlier {@link #logLength}
   */
  public String log(long from) throws IOException {
    try (InputStream in = Files.newInputStream(options.logFile())) {
      in.skipNBytes(from);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public boolean isAlive() {
    return current.process().isAlive();
  }

  /**
   * Asks the agent for a sign of life. The connections of a killed JVM break before its process has
   * ended, so that an agent which does not answer is given a moment to end.
   */
  public boolean answers() {
    try {
      current.agent().info();
      return true;
    } catch (RemoteException disconnected) {
      awaitEnd(current.process());
      return false;
    } catch (IOException answered) {
      return true; // the agent itself says what it cannot do
    }
  }

  private static void awaitEnd(Process process) {
    try {
      process.waitFor(POLITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public long pid() {
    return current.process().pid();
  }

  /**
   * Kills the agent (SIGKILL) whatever it is doing, and does not wait for its end. Whatever was
   * open on it is lost; {@link #startAgain} brings it back.
   */
  public void kill() {
    current.process().destroyForcibly();
  }

  /**
   * Makes the agent's JVM add to its log what each of its threads is doing (SIGQUIT). It does so
   * within moments if it still can.
   */
  public void logThreads() throws IOException {
    new ProcessBuilder("kill", "-QUIT", Long.toString(pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Returns the agent's log file. */
  public Path logFile() {
    return options.logFile();
  }

  /**
   * Waits for the agent's end if it was killed, or else ends it, and starts it anew: the same
   * release, options and log on another JVM.
   *
   * @throws ReleaseException as at the first start, or when the agent was ended for good meanwhile
   */
  public void startAgain() throws ReleaseException {
    try {
      end(current);
      current = launch(release, options);
      if (ended) {
        end(current);
        throw failed(release, options, "is not started again: the run is over", null);
      }
    } catch (IOException e) {
      throw failed(release, options, "left files that cannot be removed: " + e, e);
    }
  }

  /** Kills the agent for good, whatever it is doing; {@link #close} cleans up. */
  public void abandon() {
    ended = true;
    kill();
  }

  /**
   * Ends the process, politely first, waits until it is gone, and removes what it left in its
   * temporary directory.
   *
   * @throws IOException when the directory cannot be removed; the process is gone all the same
   */
  @Override
  public void close() throws IOException {
    ended = true;
    end(current);
  }

  private static void end(Process process, Path home, SharedClasses classes, Exception reason) {
    try {
      end(new Started(process, home, null, classes));
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static void end(Started started) throws IOException {
    Duration patience = started.classes().isBeingMade() ? ARCHIVING_LIMIT : POLITE_LIMIT;
    started
        .classes()
        .agentEnded(
            Optional.ofNullable(started.process())
                .flatMap(process -> PoliteEnd.of(process, patience)));
    if (started.home() != null && Files.exists(started.home())) {
      PathUtils.deleteDirectory(started.home());
    }
  }
}
