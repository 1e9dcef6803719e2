package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Opens filesystems one after another, works with each, and closes it.
 *
 * <p>Arguments: how many. Returns a map: {@code threads} from the names of threads that were not
 * there before to how many there are, and {@code connections}, the number of open connections to
 * the proxy, or null where the operating system does not tell. Threads get {@value
 * #PATIENCE_MILLIS} ms to end.
 */
public final class OpenAndClose implements Scenario {
  private static final long PATIENCE_MILLIS = 15_000;
  private static final long POLL_MILLIS = 100;

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    work(fs.getWorkingDirectory(), conf); // starts the threads that all filesystems of a JVM share
    Map<String, Integer> before = settled(new HashMap<>(), 0);
    int connectionsBefore = OwnConnections.count().orElse(0);
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      work(fs.getWorkingDirectory(), conf);
    }
    HashMap<String, Serializable> left = new HashMap<>();
    left.put("threads", new TreeMap<>(settled(before, connectionsBefore)));
    OptionalInt connections = OwnConnections.count();
    left.put(
        "connections",
        connections.isPresent() ? (Integer) (connections.getAsInt() - connectionsBefore) : null);
    return left;
  }

  private static void work(Path directory, Configuration conf) throws IOException {
    try (FileSystem fs = FileSystem.newInstance(directory.toUri(), conf)) {
      Path file = new Path(directory, "opened");
      Path renamed = new Path(directory, "renamed");
      try (OutputStream out = fs.create(file, true)) {
        out.write(1);
      }
      fs.rename(file, renamed);
      fs.delete(renamed, false);
    }
  }

  /** Waits until no threads or connections are left but those before, or patience ends. */
  private static Map<String, Integer> settled(Map<String, Integer> before, int connectionsBefore)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    Map<String, Integer> more = new HashMap<>();
    do {
      Thread.sleep(POLL_MILLIS);
      more.clear();
      threads().forEach((name, count) -> more.merge(name, count, Integer::sum));
      before.forEach((name, count) -> more.merge(name, -count, Integer::sum));
      more.values().removeIf(count -> count <= 0);
    } while (!before.isEmpty()
        && (!more.isEmpty() || OwnConnections.count().orElse(0) > connectionsBefore)
        && System.nanoTime() < end);
    return more;
  }

  /** Counts threads by their names without numbers; those of the harness's own RMI are left out. */
  private static Map<String, Integer> threads() {
    Map<String, Integer> threads = new HashMap<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.isAlive() && !thread.getName().startsWith("RMI ")) {
        threads.merge(thread.getName().replaceAll("[0-9a-f]*[0-9][0-9a-f]*", "#"), 1, Integer::sum);
      }
    }
    return threads;
  }
}
