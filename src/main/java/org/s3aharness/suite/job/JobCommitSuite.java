package org.s3aharness.suite.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EndsAgents;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.run.fault.AgentKill;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.RequestFilters;

/** Judges what jobs leave whose files take several parts, and jobs that fail. */
@EndsAgents
class JobCommitSuite {
  private static final String JOB = "org.s3aharness.agent.scenario.job.CommitJob";
  private static final long[] SIZES = {FileSize.TWO_PARTS.size(), 1, 0};

  /** Is a size for which a task writes two parts, and then fails. */
  private static final long FAILS_AFTER = -FileSize.TWO_PARTS.size();

  @Behaviour(
      says =
          "Every committer writes encrypted files, also empty ones and such as take several parts",
      source = Source.HADOOP_COMMITTERS,
      section = "The S3A Committers: directory, partitioned, magic; file")
  @EveryVariation(Committing.Every.class)
  void everyCommitterWritesEncryptedFiles(Testbed testbed, Committing committing)
      throws IOException {
    try (S3AClient s3a = committing.mode().open(testbed, Map.of())) {
      runJob(s3a, committing);
      verifyOutput(testbed, s3a, committing);
    }
  }

  private static void runJob(S3AClient s3a, Committing committing) throws IOException {
    s3a.run(
        JOB,
        "output",
        committing.committer(),
        String.valueOf(SIZES[0]),
        String.valueOf(SIZES[1]),
        String.valueOf(SIZES[2]));
  }

  /** Judges the files, and that there is nothing else. */
  private static void verifyOutput(Testbed testbed, S3AClient s3a, Committing committing)
      throws IOException {
    for (int n = 0; n < SIZES.length; n++) {
      String part = "output/part-m-0000" + n;
      Content content = Content.ofSize(SIZES[n]).withSeed(n + 1);
      testbed.verifyAs(part, content, committing.mode().encryption(testbed));
      testbed.verifyRead(s3a, part, content);
    }
    assertThat(testbed.store().files(testbed.place(), "output/"))
        .as("what is stored")
        .containsExactlyInAnyOrder(
            "output/_SUCCESS", "output/part-m-00000", "output/part-m-00001", "output/part-m-00002");
    assertNoUploadIsOpen(testbed);
  }

  @Behaviour(
      says =
          "A job that was killed while it committed can be run again: every file is complete and"
              + " encrypted, and no upload of the killed one is left",
      source = Source.HADOOP_COMMITTERS,
      section = "fs.s3a.committer.abort.pending.uploads")
  @EveryVariation(Committing.EachOnce.class)
  void killedJobIsRunAgain(Testbed testbed, Committing committing) throws IOException {
    S3AClient killed = committing.mode().open(testbed, Map.of());
    testbed
        .faults()
        .kill(
            AgentKill.at(RequestFilters.COMPLETIONS).atNumber(2), () -> runJob(killed, committing));
    testbed
        .checks()
        .observed(
            "left by the killed job",
            testbed.store().keys(testbed.place(), "output/").size()
                + " objects, "
                + testbed.store().openUploads(testbed.place()).size()
                + " open uploads");
    try (S3AClient s3a = committing.mode().open(testbed, Map.of())) {
      s3a.delete("output", true);
      runJob(s3a, committing);
      verifyOutput(testbed, s3a, committing);
    }
  }

  @Behaviour(
      says = "A job that fails leaves no file, no open upload, and nothing unencrypted",
      source = Source.HADOOP_COMMITTERS,
      section = "Job and task abort: outstanding uploads are aborted")
  @EveryVariation(Committing.EachOnce.class)
  void failedJobLeavesNothing(Testbed testbed, Committing committing) throws IOException {
    try (S3AClient s3a = committing.mode().open(testbed, Map.of())) {
      S3AFailure failed =
          catchThrowableOfType(
              S3AFailure.class,
              () ->
                  s3a.run(
                      JOB,
                      "output",
                      committing.committer(),
                      String.valueOf(SIZES[0]),
                      String.valueOf(FAILS_AFTER)));
      assertThat(failed).as("failure of the job").isNotNull();
      assertThat(failed.getMessage()).contains("job").contains("failed");
    }
    assertThat(testbed.store().files(testbed.place(), "")).as("files that are left").isEmpty();
    assertNoUploadIsOpen(testbed);
  }

  private static void assertNoUploadIsOpen(Testbed testbed) {
    assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").isEmpty();
  }
}
