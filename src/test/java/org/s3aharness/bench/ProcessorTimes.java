package org.s3aharness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Adds up the processor time of a process and all its descendants, thread by thread, from Linux's
 * {@code /proc}. It looks every {@value #INTERVAL_MILLIS} ms: what a thread does between the last
 * look and its end is lost, which on the runs measured here is under 3 % of the whole.
 */
final class ProcessorTimes {
  private static final long INTERVAL_MILLIS = 250;

  /** The unit of Linux's counts of processor time, in seconds: {@code sysconf(_SC_CLK_TCK)}. */
  private static final double TICK = 0.01;

  private final Map<Long, String> commands = new HashMap<>();
  private final Map<Path, Used> threads = new HashMap<>();
  private final Map<Path, Long> atStart = new HashMap<>();

  /** The time in ticks that a thread of a process had used when it was last looked at. */
  private record Used(long process, String thread, long ticks) {}

  /** Follows the process to its end. */
  void follow(Process process) throws InterruptedException {
    followUntilEndOf(process, process.toHandle());
  }

  /**
   * Follows another process and all its descendants, some of which run already, until a process
   * ends. What they had used before does not count.
   */
  void follow(Process until, ProcessHandle root) throws InterruptedException {
    look(root);
    threads.forEach((task, used) -> atStart.put(task, used.ticks()));
    followUntilEndOf(until, root);
  }

  private void followUntilEndOf(Process until, ProcessHandle root) throws InterruptedException {
    while (until.isAlive()) {
      look(root);
      Thread.sleep(INTERVAL_MILLIS);
    }
  }

  private void look(ProcessHandle root) {
    Stream.concat(Stream.of(root), root.descendants())
        .forEach(
            process -> {
              try {
                look(process.pid());
              } catch (IOException | UncheckedIOException e) {
                if (process.isAlive()) {
                  throw new IllegalStateException("cannot read /proc/" + process.pid(), e);
                }
                // It has ended meanwhile: what was seen of it before stays.
              }
            });
  }

  private void look(long process) throws IOException {
    Path directory = Path.of("/proc", String.valueOf(process));
    String command = Files.readString(directory.resolve("cmdline")).replace('\0', ' ');
    // Read again each time, for a process that is being started is at first a copy of its parent;
    // one that has ended and was not yet waited for has none.
    if (!command.isEmpty()) {
      commands.put(process, command);
    }
    try (Stream<Path> tasks = Files.list(directory.resolve("task"))) {
      for (Path task : tasks.toList()) {
        try {
          threads.put(task, used(process, Files.readString(task.resolve("stat"))));
        } catch (IOException e) {
          // Reading a thread's file while the thread ends fails with a message of the system.
          if (Files.exists(task)) {
            throw e;
          }
          // The thread has ended meanwhile: what was seen of it before stays.
        }
      }
    }
  }

  /** Reads a line of {@code /proc/PID/task/TID/stat}: the name stands in parentheses. */
  private static Used used(long process, String stat) {
    int end = stat.lastIndexOf(')');
    String[] fields = stat.substring(end + 2).split(" ");
    return new Used(
        process,
        stat.substring(stat.indexOf('(') + 1, end),
        Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
  }

  /**
   * Returns the seconds by group.
   *
   * @param group names the group of a thread, by its process's command line and its own name, which
   *     Linux cuts to 15 characters
   */
  Map<String, Double> by(BiFunction<String, String, String> group) {
    Map<String, Double> seconds = new TreeMap<>();
    threads.forEach(
        (task, used) ->
            seconds.merge(
                group.apply(commands.getOrDefault(used.process, ""), used.thread),
                (used.ticks - atStart.getOrDefault(task, 0L)) * TICK,
                Double::sum));
    return seconds;
  }
}
