package org.s3aharness.agent.scenario.job;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;

/** Makes map-only jobs for MapReduce's local runner, which runs the tasks in this JVM. */
final class LocalJob {
  private static final String POLL_MILLIS = "10";

  private LocalJob() {}

  /**
   * Returns a job without input and output.
   *
   * @param tasks how many tasks may run at once
   */
  static Job of(Configuration conf, String name, int tasks) throws IOException {
    Job job = Job.getInstance(conf, name);
    Configuration settings = job.getConfiguration();
    settings.set("fs.defaultFS", "file:///");
    settings.set("mapreduce.framework.name", "local");
    settings.setInt("mapreduce.local.map.tasks.maximum", tasks);
    settings.set("mapreduce.jobtracker.staging.root.dir", temporary() + "/job-staging");
    settings.set("mapreduce.client.progressmonitor.pollinterval", POLL_MILLIS);
    settings.set("mapreduce.client.completion.pollinterval", POLL_MILLIS);
    job.setNumReduceTasks(0);
    return job;
  }

  /** Returns the URI of the JVM's directory for temporary files. */
  static String temporary() {
    return "file:" + System.getProperty("java.io.tmpdir");
  }
}
