package org.s3aharness.node.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;

/** Keeps track of the Spark jobs of an application; each runs one task, or one for each node. */
final class SparkTasks {
  private final Map<String, JavaFutureAction<Void>> jobs = new LinkedHashMap<>();

  /** Adds a job under the name of its task. */
  void add(String task, JavaFutureAction<Void> job) {
    jobs.put(task, job);
  }

  /** Returns how many there are, and how many of them are over. */
  String inWords() {
    long over = jobs.values().stream().filter(JavaFutureAction::isDone).count();
    return over + " of " + jobs.size() + " jobs over";
  }

  /** Says whether all jobs are over. */
  boolean areOver() {
    return jobs.values().stream().allMatch(JavaFutureAction::isDone);
  }

  /**
   * Returns why jobs have failed, by the name of the task, in Spark's words without stack traces.
   * All of them must be over.
   */
  Map<String, String> failures() throws InterruptedException {
    Map<String, String> failures = new LinkedHashMap<>();
    for (Map.Entry<String, JavaFutureAction<Void>> job : jobs.entrySet()) {
      try {
        job.getValue().get();
      } catch (ExecutionException failed) {
        failures.put(
            job.getKey(),
            String.valueOf(failed.getCause().getMessage()).replaceFirst("(?s)\\s+at .*", ""));
      }
    }
    return failures;
  }
}
