package org.s3aharness.node.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;

/** Keeps track of the Spark jobs of an application; each runs one task, or one for each node. */
final class SparkTasks {
  private final Map<JavaFutureAction<Void>, List<String>> tasks = new LinkedHashMap<>();

  /** Adds a job that runs these tasks. */
  void add(List<String> ofJob, JavaFutureAction<Void> job) {
    tasks.put(job, new ArrayList<>(ofJob));
  }

  /** Returns how many jobs there are, and how many of them are over. */
  String inWords() {
    long over = tasks.keySet().stream().filter(JavaFutureAction::isDone).count();
    return over + " of " + tasks.size() + " jobs over";
  }

  /** Says whether all jobs are over. */
  boolean areOver() {
    return tasks.keySet().stream().allMatch(JavaFutureAction::isDone);
  }

  /**
   * Returns why the jobs of tasks have failed, by the tasks' names, in Spark's words without stack
   * traces. All jobs must be over.
   */
  Map<String, String> failures() throws InterruptedException {
    Map<String, String> failures = new LinkedHashMap<>();
    for (Map.Entry<JavaFutureAction<Void>, List<String>> job : tasks.entrySet()) {
      try {
        job.getKey().get();
      } catch (ExecutionException failed) {
        String why =
            String.valueOf(failed.getCause().getMessage()).replaceFirst("(?s)\\s+at .*", "");
        job.getValue().forEach(task -> failures.put(task, why));
      }
    }
    return failures;
  }
}
