package org.s3aharness.suite.clientside;

import java.io.IOException;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.io.IOUtils;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.JudgedClient;
import org.s3aharness.suite.ModeAndKey;

/** Judges how data that a client has encrypted looks to the programs that work with it. */
class ClientSideDataSuite {
  private static final Content SMALL = FileSize.SMALL.content();

  private static final int RECORD = 1000;
  private static final int SPLIT = 1_500_000;

  @Behaviour(
      says = "A job that splits encrypted files by their lengths reads every record once",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: Introduction")
  @EveryProfile(modes = {Mode.CSE_KMS, Mode.CSE_CUSTOM})
  void jobThatSplitsByLengthReadsEveryRecord(Testbed testbed) throws IOException {
    Content content = Content.ofSize(6000L * RECORD);
    try (S3AClient s3a = testbed.open()) {
      s3a.write("input/file", content);
      Map<?, ?> counts =
          (Map<?, ?>)
              s3a.run(
                  "org.s3aharness.agent.scenario.job.SplitJob",
                  "input",
                  String.valueOf(RECORD),
                  String.valueOf(SPLIT));
      testbed
          .checks()
          .equal(
              Witness.S3A,
              "records",
              Grade.CORRUPT,
              "what the tasks of the job read",
              Map.of("splits", 4L, "records", 6000L, "crc", sumOfRecords(content)),
              counts);
    }
  }

  private static long sumOfRecords(Content content) throws IOException {
    byte[] all = IOUtils.toByteArray(content.stream());
    long sum = 0;
    for (int from = 0; from < all.length; from += RECORD) {
      CRC32 crc = new CRC32();
      crc.update(all, from, RECORD);
      sum += crc.getValue();
    }
    return sum;
  }

  @Behaviour(
      says = "What is needed to decrypt a file can be read from its extended attributes",
      source = Source.HADOOP_ENCRYPTION,
      section = "Using hadoop fs -getfattr to view encryption information")
  @EveryProfile(modes = {Mode.CSE_KMS, Mode.CSE_CUSTOM})
  void attributesTellTheEnvelope(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", SMALL);
      Map<String, String> attributes = s3a.xattrs("file");
      testbed
          .store()
          .head(testbed.place(), "file")
          .userMetadata()
          .forEach(
              (name, value) ->
                  testbed
                      .checks()
                      .equal(
                          Witness.S3A,
                          "xattr",
                          "attribute header." + name,
                          value,
                          attributes.getOrDefault("header." + name, "absent")));
    }
    testbed.verify("file", SMALL);
  }

  @Behaviour(
      says = "With compatibility with version 1, plaintext is listed and read as it is",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: " + Compatibility.PROPERTY)
  @NoProfile
  void compatibilityReadsPlaintext(Testbed testbed) throws IOException {
    Compatibility.require(testbed);
    try (S3AClient plain = testbed.openInstead(Map.of())) {
      plain.write("files/plain", SMALL);
    }
    judgeWithCompatibility(testbed, "files/plain");
  }

  @Behaviour(
      says = "With compatibility with version 1, the filesystem lists and reads its own files",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: " + Compatibility.PROPERTY)
  @NoProfile
  void compatibilityReadsOwnFiles(Testbed testbed) throws IOException {
    Compatibility.require(testbed);
    try (S3AClient s3a = testbed.openInstead(Compatibility.settings())) {
      s3a.write("files/own", SMALL);
    }
    testbed.verifyAs("files/own", SMALL, ModeAndKey.CSE_KMS_KEY1.encryption(testbed.keys()));
    judgeWithCompatibility(testbed, "files/own");
  }

  private static void judgeWithCompatibility(Testbed testbed, String file) throws IOException {
    S3AClient s3a = testbed.openInstead(Compatibility.settings());
    JudgedClient judged = JudgedClient.of(testbed, s3a);
    testbed.judgeEnd(
        "listing and reading " + file,
        () -> {
          judged.lists("files", Map.of(file, SMALL));
          judged.reads(file, SMALL);
          s3a.close();
        });
  }
}
