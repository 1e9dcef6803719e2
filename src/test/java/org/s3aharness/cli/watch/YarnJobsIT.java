package org.s3aharness.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cluster.MapReduceCluster;
import org.s3aharness.cluster.YarnCluster;
import org.s3aharness.cluster.YarnCluster.WorkerNode;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;

/**
 * A MapReduce job whose tasks run on YARN, under {@code watch}. A NodeManager starts the tasks, so
 * that they do not inherit the environment of the command.
 */
@Tag("nightly")
@ExtendWith(SharedLocalStack.class)
class YarnJobsIT {
  private static final String RELEASE = "3.4.3";

  /** A name, because the classes of Hadoop that it needs are not on the classpath of tests. */
  private static final String COPY_JOB = "org.s3aharness.cli.watch.CopyJob";

  /** Lets the job's containers inherit the agent of the command that submits it. */
  private static final List<String> WITH_AGENT =
      List.of(
          "-Dyarn.app.mapreduce.am.env.JAVA_TOOL_OPTIONS=$JAVA_TOOL_OPTIONS",
          "-Dmapreduce.map.env.JAVA_TOOL_OPTIONS=$JAVA_TOOL_OPTIONS");

  @TempDir static Path work;
  private static YarnCluster cluster;

  @TempDir Path configuration;
  @TempDir Path runs;
  private HadoopTools hadoop;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster =
        MapReduceCluster.start(
            work.resolve("cluster"), List.of(WorkerNode.of("127.0.0.2", RELEASE)));
  }

  @AfterAll
  static void stopCluster() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void configure(Store store) throws IOException {
    hadoop = HadoopTools.of(RELEASE, configuration).withOurJobs().withConfiguration(cluster.conf());
    hadoop.configure(
        "fs.s3a.encryption.algorithm", "AES256",
        "fs.s3a.endpoint", store.s3Endpoint().toString(),
        "fs.s3a.endpoint.region", "us-east-1",
        "fs.s3a.path.style.access", "true",
        "fs.s3a.connection.ssl.enabled", "false",
        "fs.s3a.access.key", "test",
        "fs.s3a.secret.key", "test");
    Files.createDirectory(configuration.resolve("input"));
    hadoop.file("input/text", "A line of plain text.\n");
  }

  @Test
  void tasksThatAreNotWatchedAreNamedAndNeverGreen(Store store) {
    WatchedRun watch = watched(store, "unfollowed", List.of());

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.FAILED);
    assertThat(watch.output())
        .contains("NOT ALL WAS JUDGED")
        .containsPattern("the containers of YARN's application_\\d+_\\d+ were not watched")
        .contains("s3://unfollowed/out/");
  }

  @Test
  void tasksThatAreGivenTheAgentAreWatched(Store store) throws IOException {
    WatchedRun watch = watched(store, "followed", WITH_AGENT);

    assertThat(watch.exitCode()).as(watch.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(watch.verdicts("watch/object[followed/out/]")).containsExactly("passed");
    assertThat(watch.summary())
        .contains("org.apache.hadoop.mapred.YarnChild")
        .contains("org.apache.hadoop.mapreduce.v2.app.MRAppMaster");
  }

  private WatchedRun watched(Store store, String bucket, List<String> options) {
    store.s3().createBucket(r -> r.bucket(bucket));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Dmapreduce.framework.name=yarn",
                "-Dmapreduce.application.classpath="
                    + "{{HADOOP_MAPRED_HOME}}/share/hadoop/mapreduce/*,"
                    + String.join(",", hadoop.classpath().split(File.pathSeparator)),
                "-Dmapreduce.outputcommitter.factory.scheme.s3a="
                    + "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory",
                "-Dfs.s3a.committer.name=magic",
                "-Dmapreduce.job.reduces=0"));
    arguments.addAll(options);
    arguments.add(configuration.resolve("input").toUri().toString());
    arguments.add("s3a://" + bucket + "/out");
    String command =
        hadoop.java(COPY_JOB, arguments.toArray(String[]::new)).stream()
            .map(word -> '"' + word + '"')
            .collect(Collectors.joining(" "));
    return WatchedRun.of(
        runs,
        List.of(
            "--store=endpoint",
            "--endpoint=" + store.s3Endpoint(),
            "--access-key=test",
            "--secret-key=test",
            "--bucket=" + bucket),
        List.of("sh", "-c", command));
  }
}
