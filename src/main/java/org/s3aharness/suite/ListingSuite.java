package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.ContentTotals;
import org.s3aharness.agent.FileState;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.release.ReleaseFeatures;

/**
 * Judges what S3A reports about files (lengths, totals, attributes, checksums) and the deletion of
 * many at once.
 */
class ListingSuite {

  @Behaviour(
      says = "Status and listings report the length of the content, not of what is stored",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: Introduction")
  @EveryProfile
  void lengthIsThatOfTheContent(Testbed testbed) throws IOException {
    Content small = FileSize.SMALL.content();
    Content large = FileSize.ONE_PART_AND_ONE.content();
    try (S3AClient s3a = testbed.open()) {
      s3a.write("files/small", small);
      s3a.write("files/deep/large", large);
      JudgedClient.of(testbed, s3a)
          .lists("files", Map.of("files/small", small, "files/deep/large", large));
      assertThat(s3a.list("files", false))
          .extracting(FileState::path)
          .containsExactlyInAnyOrder("files/small", "files/deep");
    }
  }

  @Behaviour(
      says = "A content summary adds up the lengths of the content",
      source = Source.HADOOP_FILESYSTEM,
      section = "FileSystem.getContentSummary")
  @EveryProfile
  void contentSummaryAddsUpContent(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      s3a.write("files/one", Content.ofSize(1));
      s3a.write("files/two", Content.ofSize(1000));
      ContentTotals totals = s3a.contentSummary("files");
      assertThat(totals.files()).as("files").isEqualTo(2);
      assertThat(totals.length()).as("bytes").isEqualTo(1001);
    }
  }

  @Behaviour(
      says = "The encryption of a file can be read from its extended attributes",
      source = Source.HADOOP_ENCRYPTION,
      section = "Using hadoop fs -getfattr to view encryption information")
  @EveryProfile(modes = {Mode.SSE_S3, Mode.SSE_KMS, Mode.DSSE_KMS})
  void attributesTellTheEncryption(Testbed testbed) throws IOException {
    Encryption asked = testbed.encryption();
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", FileSize.SMALL.content());
      assertThat(s3a.xattrs("file"))
          .containsEntry("header.x-amz-server-side-encryption", asked.mode().header());
    }
  }

  @Behaviour(
      says = "With etag checksums enabled, a file's checksum is its etag",
      source = Source.HADOOP_INDEX,
      section = "fs.s3a.etag.checksum.enabled")
  @EveryProfile
  void checksumIsTheEtag(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open(Map.of("fs.s3a.etag.checksum.enabled", "true"))) {
      s3a.write("file", FileSize.SMALL.content());
      String etag = testbed.objects().etag("file", testbed.encryption());
      assertThat(s3a.checksum("file")).contains(etag);
    }
  }

  @Behaviour(
      says = "A recursive delete removes every object of a tree",
      source = Source.HADOOP_FILESYSTEM,
      section = "FileSystem.delete")
  @EveryProfile
  void recursiveDeleteLeavesNothing(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      for (int i = 0; i < 5; i++) {
        s3a.write("tree/" + i + "/file", FileSize.CIPHER_BLOCK.content());
      }
      assertThat(s3a.delete("tree", true)).as("delete").isTrue();
    }
    assertThat(testbed.store().keys(testbed.place(), "tree/")).isEmpty();
  }

  @Behaviour(
      says = "The bulk delete API removes exactly the files it is given",
      source = Source.HADOOP_FILESYSTEM,
      section = "BulkDelete")
  @EveryProfile
  void bulkDeleteRemovesWhatItIsGiven(Testbed testbed) throws IOException {
    testbed.requirements().feature(ReleaseFeatures::supportsBulkDelete, "the bulk delete API");
    try (S3AClient s3a = testbed.open()) {
      s3a.write("bulk/one", FileSize.SMALL.content());
      s3a.write("bulk/two", FileSize.SMALL.content());
      s3a.write("bulk/kept", FileSize.SMALL.content());
      s3a.run("org.s3aharness.agent.scenario.BulkDelete", "bulk", "one", "two");
    }
    assertThat(testbed.store().keys(testbed.place(), "bulk/"))
        .contains("bulk/kept")
        .doesNotContain("bulk/one", "bulk/two");
  }
}
