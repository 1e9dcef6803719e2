package org.s3aharness.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import software.amazon.awssdk.services.s3.model.Bucket;

/** {@code s3a-qualify run --on spark}, on a standalone master with two workers. */
@Tag("nightly")
@ExtendWith(SharedLocalStack.class)
class RunOnSparkIT {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String ONE = "127.0.0.2";
  private static final String OTHER = "127.0.0.3";

  @TempDir static Path work;
  private static SparkCluster cluster;
  private static String s3a;
  private Path directory;

  @BeforeAll
  static void startCluster() throws Exception {
    s3a =
        new ReleaseResolver()
            .fromCentral("3.3.4", line -> {}).classpath().stream()
                .filter(jar -> jar.getFileName().toString().matches("(hadoop-aws|aws-java-sdk)-.*"))
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    cluster =
        SparkCluster.start(
            work.resolve("cluster"),
            Map.of(ONE, Map.of(), OTHER, Map.of("fs.s3a.connection.maximum", "7")));
  }

  @AfterAll
  static void stopCluster() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void nameDirectory(TestInfo test) {
    directory = work.resolve(test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void everyNodeRunsTheWholeSelectionWithItsOwnHadoopAndTheNodesAreComparedFirst(Store store)
      throws Exception {
    try (HarnessProcess run =
        start(store, "--every-node", "--case", "put/directory-marker*[sse-kms-key-arn]@*")) {
      assertThat(run.exitCodeWithin(LIMIT)).as(run.console()).isEqualTo(ExitCode.AS_EXPECTED);
      assertThat(run.file("summary.md").orElseThrow().lines().findFirst().orElseThrow())
          .contains(ONE + " and " + OTHER + " differ in fs.s3a.connection.maximum");
    }
  }

  @Test
  void whatAKilledExecutorWasDoingIsDoneByAnother(Store store) throws Exception {
    try (HarnessProcess run =
        start(store, "--shards", "3", "--suite", "put", "--profile", "sse-kms-key-arn")) {
      run.await(() -> run.console().matches("(?s).* [1-9]\\d* cases judged so far.*"));
      cluster.killExecutors(OTHER);

      assertThat(run.exitCodeWithin(LIMIT)).as(run.console()).isEqualTo(ExitCode.AS_EXPECTED);
      assertThat(run.results()).isNotEmpty();
    }
  }

  @Test
  void interruptedRunIsCancelledAndLeavesNothing(Store store) throws Exception {
    List<Bucket> before = store.s3().listBuckets().buckets(); // a killed node leaves some
    try (HarnessProcess run = start(store, "--shards", "2", "--profile", "sse-s3")) {
      run.await(() -> run.console().matches("(?s).* [1-9]\\d* cases judged so far.*"));
      run.interruptFromTerminal();

      assertThat(run.exitCodeWithin(LIMIT)).as(run.console()).isEqualTo(ExitCode.INFRASTRUCTURE);
      run.assertLeavesNothingBut(path -> false);
      assertThat(store.s3().listBuckets().buckets()).isEqualTo(before);
    }
  }

  @Test
  void clusterWithoutExecutorsIsRefused(Store store) throws Exception {
    try (HarnessProcess run =
        start(
            store,
            "--every-node",
            "--placement-limit",
            "5",
            "--spark-conf",
            "spark.executor.memory=100g",
            "--suite",
            "put")) {
      assertThat(run.exitCodeWithin(LIMIT)).as(run.console()).isEqualTo(ExitCode.USAGE);
      assertThat(run.console()).contains("no executor has come within 5 s", "--spark-conf");
    }
  }

  private HarnessProcess start(Store store, String... selection) throws Exception {
    return new ClusterCommandLine(
            work,
            List.of(
                "spark",
                "--spark-submit",
                cluster.sparkSubmit().toString(),
                "--spark-conf",
                "spark.master=" + cluster.master(),
                "--spark-conf",
                "spark.driver.host=127.0.0.1",
                "--spark-conf",
                "spark.executor.memory=512m",
                "--spark-conf",
                "spark.executor.extraClassPath=" + s3a),
            Map.of("SPARK_LOCAL_IP", "127.0.0.1"))
        .start(store, directory, selection);
  }
}
