package org.s3aharness.watch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.s3aharness.encryption.UsageException;

/** The command that is watched, with the terminal that it was started from. Thread-safe. */
public final class WatchedJob {
  private static final int OF_SIGNALS = 128;

  /** Ctrl-C reaches every process of a terminal: how long a job may take to see to it itself. */
  private static final int SECONDS_BEFORE_ASKING = 2;

  private static final int SECONDS_BEFORE_KILLING = 60;

  private final Process process;

  private WatchedJob(Process process) {
    this.process = process;
  }

  /**
   * Starts a command.
   *
   * @param environment its whole environment
   * @throws UsageException when it cannot be started
   */
  public static WatchedJob start(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return new WatchedJob(builder.start());
    } catch (IOException e) {
      throw new UsageException(
          "-- %s: cannot be started (%s): give a command that is on the PATH, or its path."
              .formatted(command.get(0), e.getMessage()),
          e);
    }
  }

  /** Waits until it has ended, and returns its exit code. */
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  /** Says how it ended, such as {@code exit code 1} or {@code signal 9}. */
  public static String ended(int exitCode) {
    return exitCode > OF_SIGNALS ? "signal " + (exitCode - OF_SIGNALS) : "exit code " + exitCode;
  }

  /**
   * Ends it, and waits until it has ended: it may see to a signal that it has got, then it is asked
   * to end, and at last it is killed with everything that it has started.
   *
   * @return its exit code
   */
  public int end() {
    try {
      if (process.waitFor(SECONDS_BEFORE_ASKING, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      List<ProcessHandle> started = process.descendants().toList();
      process.destroy();
      if (!process.waitFor(SECONDS_BEFORE_KILLING, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return process.onExit().join().exitValue();
    }
  }
}
