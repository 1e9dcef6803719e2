package org.s3aharness.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Finds processes of a job that still run when its command has ended, even if they no longer
 * descend from it: they have its environment.
 */
final class RemainingProcesses {
  private static final Path PROCESSES = Path.of("/proc");

  /** How long processes of a job may take to end after its command. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private RemainingProcesses() {}

  /**
   * Returns the processes with an environment that contains a text. Only Linux shows the
   * environments of processes; elsewhere none is found.
   *
   * @param patience how long they are given to end
   * @return each as its program and its id
   */
  static List<String> having(String text, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (ProcessHandle process : found(text)) {
      try {
        process.onExit().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException stillRuns) {
        // It is found again below.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return found(text).stream().map(RemainingProcesses::described).toList();
  }

  private static List<ProcessHandle> found(String text) {
    if (!Files.isDirectory(PROCESSES)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(PROCESSES)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .filter(entry -> environment(entry).contains(text))
          .flatMap(
              entry -> ProcessHandle.of(Long.parseLong(entry.getFileName().toString())).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the processes of this machine cannot be listed", e);
    }
  }

  /** Returns the environment of a process; empty for one that has ended, or is somebody else's. */
  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException endedOrForeign) {
      return "";
    }
  }

  private static String described(ProcessHandle process) {
    return "%s (process %d)"
        .formatted(
            process
                .info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a program"),
            process.pid());
  }
}
