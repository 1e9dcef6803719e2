package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Opens filesystems one after another, works with each, and closes it.
 *
 * <p>Arguments: how many. Returns a map: {@code threads} from the names of threads that were not
 * there before to how many there are, and {@code connections}, the number of connections to the
 * proxy that were not there before, or null where the operating system does not tell. Both get
 * {@value #PATIENCE_MILLIS} ms to end.
 */
public final class OpenAndClose implements Scenario {
  private static final long PATIENCE_MILLIS = 15_000;
  private static final long POLL_MILLIS = 100;

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    work(fs.getWorkingDirectory(), conf); // starts the threads that all filesystems of a JVM share
    Thread.sleep(POLL_MILLIS);
    Map<String, Integer> threadsBefore = threads();
    Optional<Set<String>> connectionsBefore = OwnConnections.open();
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      work(fs.getWorkingDirectory(), conf);
    }
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    TreeMap<String, Integer> threads;
    Integer connections;
    do {
      Thread.sleep(POLL_MILLIS);
      threads = moreThreads(threadsBefore);
      connections = moreConnections(connectionsBefore);
    } while ((!threads.isEmpty() || connections != null && connections > 0)
        && System.nanoTime() < end);
    HashMap<String, Serializable> left = new HashMap<>();
    left.put("threads", threads);
    left.put("connections", connections);
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

  private static TreeMap<String, Integer> moreThreads(Map<String, Integer> before) {
    TreeMap<String, Integer> more = new TreeMap<>(threads());
    before.forEach((name, count) -> more.merge(name, -count, Integer::sum));
    more.values().removeIf(count -> count <= 0);
    return more;
  }

  /** Returns null where the operating system does not tell. */
  private static Integer moreConnections(Optional<Set<String>> before) throws IOException {
    Optional<Set<String>> now = OwnConnections.open();
    if (!before.isPresent() || !now.isPresent()) {
      return null;
    }
    Set<String> more = new HashSet<>(now.get());
    // Of those that were there before, some may have ended: a count would take that for fewer.
    more.removeAll(before.get());
    return more.size();
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
