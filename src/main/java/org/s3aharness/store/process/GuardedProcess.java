package org.s3aharness.store.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.s3aharness.store.StoreUnavailableException;

/**
 * Runs a command under {@code guard.py}. Its processes and its temporary directory end with it, and
 * with this JVM, however that ends.
 */
public final class GuardedProcess implements AutoCloseable {
  private static final int SECONDS_TO_END = 10;

  private final Process guard;
  private final Path directory;
  private volatile boolean closed;

  private GuardedProcess(Process guard, Path directory) {
    this.guard = guard;
    this.directory = directory;
  }

  /**
   * Starts the command.
   *
   * @param python runs the guard
   * @param prefix the beginning of the name of its temporary directory
   * @param environment the whole environment of the command and of the guard
   * @param log the file to which the output of both is appended
   */
  public static GuardedProcess start(
      String python,
      Path guard,
      String prefix,
      Map<String, String> environment,
      Path log,
      List<String> command) {
    return start(python, guard, prefix, environment, log, List.of(), command);
  }

  /**
   * Starts a command that creates files outside its temporary directory.
   *
   * @param alsoRemoved these files
   */
  public static GuardedProcess start(
      String python,
      Path guard,
      String prefix,
      Map<String, String> environment,
      Path log,
      List<Path> alsoRemoved,
      List<String> command) {
    String temporary = environment.getOrDefault("TMPDIR", System.getProperty("java.io.tmpdir"));
    Path directory = Path.of(temporary, prefix + UUID.randomUUID()).toAbsolutePath();
    List<String> guarded =
        new ArrayList<>(List.of(python, "-I", guard.toString(), directory.toString()));
    alsoRemoved.forEach(file -> Collections.addAll(guarded, "--remove", file.toString()));
    guarded.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(guarded)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return new GuardedProcess(builder.start(), directory);
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "%s cannot be started (%s): check that it is executable."
              .formatted(python, e.getMessage()),
          e);
    }
  }

  /** Waits for the command to end without being closed, but no longer than this. */
  boolean exitsWithin(long time, TimeUnit unit) {
    try {
      return guard.waitFor(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Interrupted while waiting for " + guard.pid() + ".", e);
    }
  }

  /**
   * Returns a future that is completed with the exit code if the command ends before it is closed.
   */
  CompletableFuture<Integer> endedOfItself() {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    guard
        .onExit()
        .thenAccept(
            process -> {
              if (!closed) {
                ended.complete(process.exitValue());
              }
            });
    return ended;
  }

  /** Returns the temporary directory of the command, which is its working directory. */
  public Path directory() {
    return directory;
  }

  /** Returns the exit code of the command, once it has ended. */
  int exitCode() {
    return guard.exitValue();
  }

  /** Kills the command and waits until its temporary directory is gone. */
  @Override
  public void close() {
    closed = true;
    try {
      guard.getOutputStream().close(); // what the guard waits for
      if (!guard.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        guard.destroyForcibly();
        throw new IllegalStateException(
            "The guard process %d did not end within %d s and was killed: look for processes and"
                    .formatted(guard.pid(), SECONDS_TO_END)
                + " a temporary directory that it left.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell the guard process to end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it ends without us watching
    }
  }
}
