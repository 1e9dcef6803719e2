package org.s3aharness.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.HarnessProcess;
import org.s3aharness.cluster.YarnCluster.WorkerNode;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import software.amazon.awssdk.services.s3.model.Bucket;

/** {@code s3a-qualify run --on yarn}, on daemons of two releases. */
@ExtendWith(SharedLocalStack.class)
class RunOnYarnIT {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String NEW_NODE = "127.0.0.2";
  private static final String OLD_NODE = "127.0.0.3";

  @TempDir static Path work;
  private static YarnCluster cluster;
  private Path directory;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster =
        YarnCluster.start(
            work.resolve("cluster"),
            Map.of(),
            List.of(WorkerNode.of(NEW_NODE, "3.4.3"), WorkerNode.of(OLD_NODE, "3.3.6")));
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
  @Tag("nightly")
  void shardsOfARunBecomeOneRun(Store store) throws Exception {
    try (HarnessProcess run =
        start(store, "--shards", "2", "--suite", "put", "--profile", "sse-s3")) {
      assertThat(run.exitCodeWithin(LIMIT)).as(run.console()).isEqualTo(ExitCode.AS_EXPECTED);
      assertThat(run.results())
          .extracting(each -> each.at("/observed/node").asText())
          .isNotEmpty()
          .isSubsetOf(NEW_NODE, OLD_NODE);
    }
  }

  @Test
  @Tag("nightly")
  void everyNodeRunsTheWholeSelectionAndTheNodesAreComparedFirst(Store store) throws Exception {
    try (HarnessProcess run =
        start(store, "--every-node", "--case", "put/directory-marker*[sse-kms-key-arn]@*")) {
      assertThat(run.exitCodeWithin(LIMIT)).as(run.console()).isEqualTo(ExitCode.AS_EXPECTED);
      assertThat(run.file("summary.md").orElseThrow().lines().findFirst().orElseThrow())
          .contains(NEW_NODE + " and " + OLD_NODE + " differ in hadoop.version");
    }
  }

  @Test
  @Tag("nightly")
  void whatAKilledNodeWasDoingIsDoneByAnother(Store store) throws Exception {
    try (HarnessProcess run =
        start(store, "--shards", "3", "--suite", "put", "--profile", "sse-kms-key-arn")) {
      run.await(() -> run.console().matches("(?s).* [1-9]\\d* cases judged so far.*"));
      cluster.kill(OLD_NODE);

      assertThat(run.exitCodeWithin(LIMIT)).as(run.console()).isEqualTo(ExitCode.AS_EXPECTED);
      assertThat(run.results()).isNotEmpty();
    } finally {
      cluster.restart(WorkerNode.of(OLD_NODE, "3.3.6"));
    }
  }

  @Test
  void killedDriverIsReplacedByOneThatAttaches(Store store) throws Exception {
    String application;
    try (HarnessProcess first =
        start(store, "--shards", "1", "--suite", "put", "--profile", "none")) {
      first.await(() -> first.console().contains("YARN: RUNNING"));
      application = first.console().replaceFirst("(?s).*--attach (application_\\d+_\\d+).*", "$1");
    }
    directory = directory.resolveSibling("attached");

    try (HarnessProcess second = start(store, "--attach", application)) {
      assertThat(second.exitCodeWithin(LIMIT)).as(second.console()).isEqualTo(ExitCode.AS_EXPECTED);
      assertThat(second.results())
          .extracting(each -> each.path("suite").asText())
          .isNotEmpty()
          .containsOnly("put");
    }
  }

  @Test
  void queueThatDoesNotExistIsRefused(Store store) throws Exception {
    try (HarnessProcess run = start(store, "--queue", "nobodys", "--suite", "put")) {
      assertThat(run.exitCodeWithin(LIMIT)).as(run.console()).isEqualTo(ExitCode.USAGE);
      assertThat(run.console()).contains("YARN refuses the application", "nobodys", "--queue");
    }
  }

  @Test
  @Tag("nightly")
  void fullQueueRefusesTheApplication(Store store) throws Exception {
    try (HarnessProcess first = start(store, "--queue", "small", "--suite", "put")) {
      first.await(() -> first.console().contains("Application: "));
      directory = directory.resolveSibling("second");
      try (HarnessProcess second = start(store, "--queue", "small", "--suite", "put")) {
        assertThat(second.exitCodeWithin(LIMIT)).as(second.console()).isEqualTo(ExitCode.USAGE);
        assertThat(second.console()).contains("YARN refuses the application", "small");
        // Before the second is closed, which ends all processes with its temporary directory.
        first.signal("TERM");
        assertThat(first.exitCodeWithin(LIMIT)).isEqualTo(ExitCode.INFRASTRUCTURE);
      }
    }
  }

  @Test
  @Tag("nightly")
  void interruptedRunIsCancelledAndLeavesNothing(Store store) throws Exception {
    List<Bucket> before = store.s3().listBuckets().buckets(); // a killed node leaves some
    try (HarnessProcess run = start(store, "--shards", "2", "--profile", "sse-s3")) {
      run.await(() -> run.console().matches("(?s).* [1-9]\\d* cases judged so far.*"));
      run.interruptFromTerminal();

      assertThat(run.exitCodeWithin(LIMIT)).as(run.console()).isEqualTo(ExitCode.INFRASTRUCTURE);
      run.assertLeavesNothingBut(path -> false);
      assertThat(cluster.running()).isEqualTo(2);
      assertThat(store.s3().listBuckets().buckets()).isEqualTo(before);
    }
  }

  private HarnessProcess start(Store store, String... selection) throws Exception {
    return new ClusterCommandLine(
            work,
            List.of(
                "yarn", "--hadoop-conf", cluster.conf().toString(), "--container-memory", "1536"),
            Map.of())
        .start(store, directory, selection);
  }
}
