package org.s3aharness.agent.scenario;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Deletes files through {@code FileSystem.createBulkDelete} (Hadoop 3.4.1 on), one page at a time.
 *
 * <p>Arguments: a directory, then names of files in it. Returns a list of what could not be
 * deleted, each as {@code path: error}. An older release throws an {@code
 * UnsupportedOperationException}.
 */
public final class BulkDelete implements Scenario {

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments)
      throws IOException {
    Path directory = fs.makeQualified(new Path(arguments[0]));
    List<Path> files = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      files.add(new Path(directory, arguments[i]));
    }
    try {
      return Pages.delete(fs, directory, files);
    } catch (NoSuchMethodError | NoClassDefFoundError tooOld) {
      throw Since.refusal("FileSystem.createBulkDelete", "3.4.1", tooOld);
    }
  }

  /** Links against the API only when it is called. */
  private static final class Pages {
    static ArrayList<String> delete(FileSystem fs, Path directory, List<Path> files)
        throws IOException {
      ArrayList<String> failures = new ArrayList<>();
      try (org.apache.hadoop.fs.BulkDelete deletion = fs.createBulkDelete(directory)) {
        for (int from = 0; from < files.size(); from += deletion.pageSize()) {
          int to = Math.min(files.size(), from + deletion.pageSize());
          for (Map.Entry<Path, String> failed : deletion.bulkDelete(files.subList(from, to))) {
            failures.add(failed.getKey() + ": " + failed.getValue());
          }
        }
      }
      return failures;
    }
  }
}
