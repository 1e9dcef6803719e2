package org.s3aharness.node.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.security.Credentials;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.s3aharness.node.ClientEvent;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.node.StagingLayout;
import org.s3aharness.node.client.Mirror;
import org.s3aharness.node.client.Orders;
import org.s3aharness.node.worker.JobSecrets;
import org.s3aharness.node.worker.Staging;

/**
 * The driver of a Spark application, on the machine that submits a job. Each shard is a Spark job
 * with one task; every node takes part in one job. It reports events in lines on standard output,
 * see {@link ClientEvent}, and takes {@link Orders}. When standard input ends, it cancels the
 * application, which cannot go on without its driver, and removes the staging directory.
 */
public final class SparkClientMain {
  private static final int SECONDS_BETWEEN = 2;

  private final JavaSparkContext spark;
  private final JobFile job;
  private final Staging staging;
  private final Orders orders;
  private final SparkTasks tasks = new SparkTasks();

  private SparkClientMain(JavaSparkContext spark, JobFile job, Orders orders) throws IOException {
    this.spark = spark;
    this.job = job;
    this.orders = orders;
    this.staging =
        new Staging(job.get(JobKey.STAGING), job.get(JobKey.JOB), spark.hadoopConfiguration());
  }

  /**
   * Exits with 0, whatever became of the application.
   *
   * @param arguments a job file, and a directory for what is fetched
   */
  public static void main(String[] arguments) {
    Orders orders = Orders.listen();
    int exit = 0;
    // What a job asks for by default would hide how many slots there are.
    SparkConf conf = new SparkConf().remove("spark.default.parallelism");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      JobFile job = JobFile.read(Paths.get(arguments[0]));
      new SparkClientMain(spark, job, orders).run(Paths.get(arguments[1]));
    } catch (InterruptedException | IOException | RuntimeException failure) {
      failure.printStackTrace();
      ClientEvent.ERROR.tell(failure.toString());
      exit = 1;
    }
    System.exit(exit); // clients' threads are not waited for
  }

  private void run(Path fetched) throws IOException, InterruptedException {
    staging.create();
    job.set(JobKey.STAGING, staging.root().getParent()); // nodes may have another home directory
    try {
      ClientEvent.APPLICATION.tell(spark.sc().applicationId());
      if (start()) {
        follow(new Mirror(staging, fetched));
      }
    } finally {
      staging.delete();
    }
  }

  private boolean start() throws IOException, InterruptedException {
    Credentials credentials = new Credentials();
    new JobSecrets(credentials).takeFrom(System.getenv());
    if (Boolean.parseBoolean(job.get(JobKey.EVERY_NODE))) {
      return startOnEveryNode(credentials);
    }
    staging.write(JobFile.NAME, job.text());
    ExecutorTask task = new ExecutorTask(job, credentials);
    for (String name : job.list(JobKey.TASKS)) {
      List<String> alone = Collections.singletonList(name);
      tasks.add(alone, spark.parallelize(alone, 1).foreachAsync(task::attempt));
    }
    return true;
  }

  private boolean startOnEveryNode(Credentials credentials)
      throws IOException, InterruptedException {
    EveryNode nodes = new EveryNode(spark);
    int seconds = job.number(JobKey.PLACEMENT_SECONDS);
    if (!nodes.awaitExecutors(seconds)) {
      ClientEvent.REFUSED.tell("no executor has come within " + seconds + " s.");
      return false;
    }
    List<String> hosts = nodes.hosts();
    job.setList(JobKey.TASKS, hosts);
    staging.write(JobFile.NAME, job.text());
    ExecutorTask task = new ExecutorTask(job, credentials);
    tasks.add(hosts, nodes.start(task::attemptOnce));
    return true;
  }

  private void follow(Mirror mirror) throws IOException, InterruptedException {
    String said = "";
    String order = "";
    boolean over = false;
    boolean unattended = false;
    while (!order.equals(Orders.DELETE) && !(over && unattended)) {
      unattended |= order.equals(Orders.END_OF_INPUT);
      if (unattended || order.equals(Orders.CANCEL)) {
        staging.write(StagingLayout.CANCEL, "");
      }
      if (!over) {
        over = tasks.areOver();
        if (over) {
          giveUp(tasks.failures());
        }
        mirror.bring();
        if (!tasks.inWords().equals(said)) {
          said = tasks.inWords();
          ClientEvent.STATE.tell(said);
        }
        if (over) {
          ClientEvent.END.tell(said);
        }
      }
      order = orders.await(SECONDS_BETWEEN + mirror.secondsOfLast() * 10);
    }
  }

  private void giveUp(Map<String, String> failures) throws IOException {
    for (Map.Entry<String, String> failure : failures.entrySet()) {
      String task = failure.getKey();
      if (!staging.exists(StagingLayout.done(task))
          && !staging.exists(StagingLayout.failed(task))) {
        staging.write(StagingLayout.failed(task), failure.getValue());
      }
    }
  }
}
