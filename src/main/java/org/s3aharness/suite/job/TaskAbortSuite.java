package org.s3aharness.suite.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;

/** Judges jobs of which an attempt of a task is aborted while the job goes on. */
class TaskAbortSuite {
  private static final String SCENARIO = "org.s3aharness.agent.scenario.job.AbortedTask";
  private static final long SIZE = FileSize.TWO_PARTS.size();

  @Behaviour(
      says =
          "An aborted attempt leaves no file, no open upload and nothing unencrypted; what the next"
              + " attempt writes is committed",
      source = Source.HADOOP_COMMITTERS,
      section = "Task abort: pending uploads of the attempt are aborted")
  @EveryVariation(Committing.Every.class)
  void abortedAttemptLeavesNothing(Testbed testbed, Committing committing) throws IOException {
    try (S3AClient s3a = committing.mode().open(testbed, Map.of())) {
      run(s3a, "abort", committing);
      testbed
          .checks()
          .equal(
              Witness.STORE,
              "aborted-attempt",
              "objects and open uploads of an aborted attempt",
              List.of(),
              left(testbed));
      run(s3a, "commit", committing);
      Content content = Content.ofSize(SIZE).withSeed(2);
      testbed.verifyAs("output/part-m-00000", content, committing.mode().encryption(testbed));
      testbed.verifyRead(s3a, "output/part-m-00000", content);
    }
    assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").isEmpty();
  }

  private static void run(S3AClient s3a, String phase, Committing committing) throws IOException {
    s3a.run(SCENARIO, phase, "output", committing.committer(), String.valueOf(SIZE));
  }

  private static List<String> left(Testbed testbed) {
    return Stream.concat(
            testbed.store().files(testbed.place(), "").stream(),
            testbed.store().openUploads(testbed.place()).stream())
        .toList();
  }
}
