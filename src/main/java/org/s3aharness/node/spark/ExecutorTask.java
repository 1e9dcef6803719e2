package org.s3aharness.node.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.security.Credentials;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.StagingLayout;
import org.s3aharness.node.worker.JobSecrets;
import org.s3aharness.node.worker.Staging;
import org.s3aharness.node.worker.TaskAttempt;
import org.s3aharness.node.worker.Worker;

/**
 * Makes an attempt at a task in an executor. It travels to executors in Spark's own messages, the
 * job's secrets with it, and is in no file.
 */
final class ExecutorTask implements Serializable {
  private static final long serialVersionUID = 1;

  private final String job;
  private final byte[] secrets;

  /** Prepares attempts at the tasks of a job. */
  ExecutorTask(JobFile job, Credentials secrets) throws IOException {
    this.job = job.text();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    secrets.writeTokenStorageToStream(new DataOutputStream(bytes));
    this.secrets = bytes.toByteArray();
  }

  /**
   * Makes an attempt at a task, unless the task is over already or nobody wants it any more.
   *
   * @throws IOException if the attempt has failed, so that Spark makes another one
   */
  void attempt(String task) throws IOException, InterruptedException {
    if (fails(task)) {
      throw new IOException(failure(task));
    }
  }

  /**
   * Makes the only attempt at a task: another one would make Spark repeat the tasks of all nodes.
   */
  void attemptOnce(String task) throws IOException, InterruptedException {
    if (fails(task)) {
      staging(job()).write(StagingLayout.failed(task), failure(task));
    }
  }

  private static String failure(String task) {
    return String.format(
        "%s has failed on %s, in executor %s; see the executor's standard output.",
        task, host(), SparkEnv.get().executorId());
  }

  private boolean fails(String task) throws IOException, InterruptedException {
    JobFile job = job();
    Staging staging = staging(job);
    if (staging.isCancelled()
        || staging.exists(StagingLayout.done(task))
        || staging.exists(StagingLayout.failed(task))) {
      return false;
    }
    String name =
        String.format(
            "%06d-executor-%s", TaskContext.get().taskAttemptId(), SparkEnv.get().executorId());
    Path directory = directory(job, task + "-" + name);
    try {
      TaskAttempt attempt = new TaskAttempt(task, name, host(), directory);
      int code = new Worker(job, attempt, staging, secrets()).run(new Configuration());
      return code == Worker.FAILED && !staging.isCancelled();
    } finally {
      FileUtil.fullyDelete(directory.toFile());
    }
  }

  private JobFile job() throws IOException {
    return JobFile.read(new ByteArrayInputStream(job.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Staging staging(JobFile job) throws IOException {
    return new Staging(job.get(JobKey.STAGING), job.get(JobKey.JOB), new Configuration());
  }

  /**
   * Creates a directory for an attempt, since an executor has one directory for all of its tasks.
   * The job's files are linked into it.
   */
  private static Path directory(JobFile job, String name) throws IOException {
    Path all = Paths.get(SparkFiles.getRootDirectory()).toAbsolutePath();
    Path directory = Files.createDirectory(all.resolve(name));
    for (String file : job.map(JobKey.RESOURCES).keySet()) {
      if (Files.exists(all.resolve(file))) {
        Files.createSymbolicLink(directory.resolve(file), all.resolve(file));
      }
    }
    return directory;
  }

  /** Returns the name of the executor's node, as Spark has it. */
  static String host() {
    return SparkEnv.get().blockManager().blockManagerId().host();
  }

  private JobSecrets secrets() throws IOException {
    Credentials credentials = new Credentials();
    credentials.readTokenStorageStream(new DataInputStream(new ByteArrayInputStream(secrets)));
    return new JobSecrets(credentials);
  }
}
