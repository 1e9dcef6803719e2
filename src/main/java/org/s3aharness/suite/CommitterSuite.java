package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.wire.exchange.RequestKind;

/**
 * Judges jobs that are committed with the S3A committers, through the real MapReduce local runner.
 */
class CommitterSuite {
  private static final long PART_FILE = 10_000;

  @Behaviour(
      says = "A job committed with the magic committer writes encrypted files",
      source = Source.HADOOP_COMMITTERS,
      section = "The Magic Committer")
  @EveryProfile
  void magicCommitterWritesEncryptedFiles(Testbed testbed) throws IOException {
    commits(testbed, "magic");
  }

  @Behaviour(
      says = "A job committed with the directory committer writes encrypted files",
      source = Source.HADOOP_COMMITTERS,
      section = "The Directory Committer")
  @EveryProfile
  void directoryCommitterWritesEncryptedFiles(Testbed testbed) throws IOException {
    commits(testbed, "directory");
  }

  private static void commits(Testbed testbed, String committer) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      s3a.run(
          "org.s3aharness.agent.scenario.job.CommitJob",
          "output",
          committer,
          String.valueOf(PART_FILE),
          String.valueOf(PART_FILE));
      for (int n = 0; n < 2; n++) {
        String part = "output/part-m-0000" + n;
        Content content = Content.ofSize(PART_FILE).withSeed(n + 1);
        testbed.verify(part, content);
        testbed.verifyRead(s3a, part, content);
      }
    }
    assertThat(testbed.wire().of(RequestKind.CREATE_MULTIPART_UPLOAD))
        .as("uploads that the committer completes")
        .isNotEmpty();
    assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").isEmpty();
  }
}
