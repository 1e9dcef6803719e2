package org.s3aharness.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.RemoteException;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.AgentInfo;

/**
 * Starts and ends an agent's process. It ends with {@link #close}, and by itself when this JVM ends
 * for whatever reason; its temporary directory is removed with it.
 */
public final class AgentProcess implements AutoCloseable {
  private final Release release;
  private final AgentOptions options;
  private volatile AgentJvm current;
  private volatile Process starting;
  private volatile boolean used;
  private volatile boolean ended;

  private AgentProcess(Release release, AgentOptions options) throws ReleaseException {
    this.release = release;
    this.options = options;
    this.current = launch();
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

  /** Returns the agent's remote interface, which is a new one after {@link #startAgain}. */
  public Agent agent() {
    return current.agent();
  }

  /** Returns what the agent said it runs on when it started. */
  public AgentInfo info() {
    return current.info();
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

  /** Says whether the agent's JVM has done no work yet, as far as {@link #markUsed} was told. */
  public boolean isFresh() {
    return !used;
  }

  /** Notes that the agent's JVM begins to work. */
  public void markUsed() {
    used = true;
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
      current.awaitEnd();
      return false;
    } catch (IOException answered) {
      return true; // the agent itself says what it cannot do
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
   * Waits for the agent's end if it was killed, otherwise ends it, and then starts it again: the
   * same release, options and log on another JVM.
   *
   * @throws ReleaseException as at the first start, or when the agent was ended for good meanwhile
   */
  public synchronized void startAgain() throws ReleaseException {
    try {
      current.end();
      current = launch();
      used = false;
    } catch (IOException e) {
      throw AgentJvm.failed(release, options, "left files that cannot be removed: " + e, e);
    }
  }

  private AgentJvm launch() throws ReleaseException {
    if (ended) {
      throw AgentJvm.failed(release, options, "is not started again: the run is over", null);
    }
    try {
      return AgentJvm.launch(release, options, this::launched);
    } finally {
      starting = null;
    }
  }

  private void launched(Process process) {
    starting = process;
    if (ended) { // meanwhile
      breakOffStart();
    }
  }

  /** Kills a JVM that has not answered yet, so that the thread which waits for it goes on. */
  private void breakOffStart() {
    Process unfinished = starting;
    if (unfinished != null) {
      unfinished.destroyForcibly();
    }
  }

  /** Kills the agent for good, whatever it is doing; {@link #close} cleans up. */
  public void abandon() {
    ended = true;
    breakOffStart();
    kill();
  }

  /**
   * Ends the process, waits until it is gone, and removes what it left in its temporary directory.
   * If another thread starts the agent again, that start fails first.
   *
   * @throws IOException when the directory cannot be removed; the process is gone all the same
   */
  @Override
  public void close() throws IOException {
    ended = true;
    breakOffStart();
    synchronized (this) {
      current.end();
    }
  }
}
