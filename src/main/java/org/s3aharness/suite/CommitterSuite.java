package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Behaviour;
import org.s3aharness.harness.EveryProfile;
import org.s3aharness.harness.Source;
import org.s3aharness.harness.Testbed;
import org.s3aharness.wire.RequestKind;

/** Jobs committed with the S3A committers, through the real MapReduce local runner. */
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
    Content content = Content.ofSize(PART_FILE);
    try (S3AClient s3a = testbed.open()) {
      s3a.run(
          "org.s3aharness.agent.scenario.CommitJob",
          committer,
          "output",
          String.valueOf(PART_FILE),
          String.valueOf(PART_FILE));
      List<String> parts =
          testbed.store().keys(testbed.bucket(), "output/").stream()
              .filter(key -> key.contains("part-"))
              .toList();
      assertThat(parts).as("part files").hasSize(2);
      for (String part : parts) {
        testbed.verify(part, content);
        assertThat(s3a.read(part)).isEqualTo(content.fingerprint());
      }
    }
    assertThat(testbed.wire().of(RequestKind.CREATE_MULTIPART_UPLOAD))
        .as("uploads that the committer completes")
        .isNotEmpty();
    assertThat(testbed.store().openUploads(testbed.bucket())).as("uploads left open").isEmpty();
  }
}
