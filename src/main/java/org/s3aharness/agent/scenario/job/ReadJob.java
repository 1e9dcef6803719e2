package org.s3aharness.agent.scenario.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.NullOutputFormat;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.scenario.Scenario;

/**
 * Runs a real MapReduce job, map-only and in this JVM, that reads every file of a directory.
 *
 * <p>Arguments: the directory. Returns a map from each file's name to the {@link Fingerprint} of
 * what its task read. When the job fails, it throws the exception of the first task that failed.
 */
public final class ReadJob implements Scenario {
  /** Holds what tasks read and how they failed, by job. The local runner runs them in this JVM. */
  private static final Map<String, Outcome> OUTCOMES = new ConcurrentHashMap<>();

  private static final String NUMBER = "s3aharness.read-job.number";

  private static final class Outcome {
    private final HashMap<String, Fingerprint> read = new HashMap<>();
    private Exception failure;
  }

  @Override
  public Serializable run(FileSystem fs, Configuration conf, String... arguments) throws Exception {
    Job job = job(conf, fs.makeQualified(new Path(arguments[0])));
    String number = job.getConfiguration().get(NUMBER);
    Outcome outcome = new Outcome();
    OUTCOMES.put(number, outcome);
    try {
      boolean completed = job.waitForCompletion(/* verbose= */ false);
      synchronized (outcome) {
        if (outcome.failure != null) {
          throw outcome.failure;
        }
        if (!completed) {
          throw new IOException("job " + job.getJobID() + " failed, though none of its reads did");
        }
        return outcome.read;
      }
    } finally {
      OUTCOMES.remove(number);
    }
  }

  private static Job job(Configuration conf, Path directory) throws IOException {
    Job job = LocalJob.of(conf, "read-job", 2);
    job.getConfiguration().set(NUMBER, String.valueOf(System.nanoTime()));
    job.setInputFormatClass(WholeFiles.class);
    job.setOutputFormatClass(NullOutputFormat.class);
    FileInputFormat.addInputPath(job, directory);
    return job;
  }

  /** Reads a file through the job's own filesystem and keeps the result. */
  static void read(Path file, Configuration conf) throws IOException {
    Outcome outcome = OUTCOMES.get(conf.get(NUMBER));
    try (InputStream in = file.getFileSystem(conf).open(file)) {
      Fingerprint fingerprint = Fingerprint.of(in);
      synchronized (outcome) {
        outcome.read.put(file.getName(), fingerprint);
      }
    } catch (IOException | RuntimeException e) {
      synchronized (outcome) {
        outcome.failure = outcome.failure == null ? e : outcome.failure;
      }
      throw e;
    }
  }
}
