package org.s3aharness.watch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.s3aharness.encryption.UsageException;

/** The command that is watched, with the terminal that it was started from. It is thread-safe. */
public final class WatchedJob {
  private static final int OF_SIGNALS = 128;
  private static final int LAST_SIGNAL = 64;

  /**
   * Limits how long a job may take to react to Ctrl-C by itself, in seconds: Ctrl-C reaches every
   * process of a terminal.
   */
  private static final int SECONDS_BEFORE_ASKING = 2;

  private static final int SECONDS_BEFORE_KILLING = 60;

  private final Process process;

  private WatchedJob(Process process) {
    this.process = process;
  }

  /**
   * Checks that a command names a program, before anything is started for it.
   *
   * @param path the directories in which programs are looked for, as in the variable PATH
   * @throws UsageException when there is no such program
   */
  public static void requireProgram(List<String> command, String path) {
    String program = command.get(0);
    Stream<Path> places =
        program.contains("/")
            ? Stream.of(Path.of(program))
            : Arrays.stream(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, program));
    if (places.noneMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file))) {
      throw new UsageException(
          "-- %s: there is no such program; give a command that is on the PATH, or its path."
              .formatted(program));
    }
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
          "-- %s: this command cannot be started (%s): give a command that is on the PATH, or its path."
              .formatted(command.get(0), e.getMessage()),
          e);
    }
  }

  /** Waits until the command has ended, and returns its exit code. */
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  /** Returns how a command ended, such as {@code exit code 1} or {@code signal 9}. */
  public static String ended(int exitCode) {
    boolean signal = exitCode > OF_SIGNALS && exitCode <= OF_SIGNALS + LAST_SIGNAL;
    return signal ? "signal " + (exitCode - OF_SIGNALS) : "exit code " + exitCode;
  }

  /**
   * Ends the command, and waits until it has ended. It may first react to a signal that it got
   * itself; then it is asked to end; at last it is killed with everything that it has started.
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
