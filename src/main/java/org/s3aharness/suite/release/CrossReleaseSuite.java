package org.s3aharness.suite.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.ReadPlan.Way;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Stage;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.AcrossReleases;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.SharedStage;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.suite.JudgedClient;

/**
 * Judges what one release does with the data of another under the same setting: in an upgrade the
 * new release with the old one's data, in a rollback or a rolling upgrade the reverse.
 */
@AcrossReleases
class CrossReleaseSuite {
  private static final String FORMATS = "User-Level File Formats";
  private static final Content NEWER = Content.ofSize(20_000).withSeed(2);

  /** Returns the data of the stage, in which this directory has been written. */
  private static WrittenData written(Testbed testbed, Stage stage, String directory)
      throws IOException {
    WrittenData data = stage.once(WrittenData.class, WrittenData::new);
    data.write(testbed, directory);
    return data;
  }

  @Behaviour(
      says = "A release reads files of every size that another wrote",
      source = Source.HADOOP_COMPATIBILITY,
      section = FORMATS)
  @SharedStage
  void filesAreRead(Testbed testbed, Stage stage) throws IOException {
    JudgedClient reader = written(testbed, stage, "read").reader(testbed);
    for (FileSize size : WrittenData.SIZES) {
      reader.reads("read/" + size, size.content());
    }
  }

  @Behaviour(
      says = "Every input stream of a release reads the right bytes from files that another wrote",
      source = Source.HADOOP_COMPATIBILITY,
      section = FORMATS)
  @SharedStage
  void everyInputStreamFindsTheRightBytes(Testbed testbed, Stage stage) throws IOException {
    written(testbed, stage, "read");
    for (String stream : testbed.settings().inputStreams()) {
      try (S3AClient s3a = testbed.open(testbed.settings().inputStream(stream))) {
        JudgedClient reader = JudgedClient.of(testbed, s3a);
        for (Way way : List.of(Way.SEEK, Way.POSITIONED)) {
          reader.readsRanges(
              "read/" + FileSize.TWO_PARTS,
              FileSize.TWO_PARTS.content(),
              ReadPlan.by(way),
              way + " on the " + stream + " stream");
        }
      }
    }
  }

  @Behaviour(
      says = "A release lists files that another wrote, with the lengths of their content",
      source = Source.HADOOP_COMPATIBILITY,
      section = FORMATS)
  @SharedStage
  void lengthsAreThoseOfTheContent(Testbed testbed, Stage stage) throws IOException {
    written(testbed, stage, "read").reader(testbed).lists("read", WrittenData.toRead());
  }

  @Behaviour(
      says =
          "A file has the same checksum for the release that reads it as for the one that wrote it",
      source = Source.HADOOP_INDEX,
      section = "fs.s3a.etag.checksum.enabled")
  @SharedStage
  void checksumsAgree(Testbed testbed, Stage stage) throws IOException {
    written(testbed, stage, "read");
    Map<String, String> withChecksums = Map.of("fs.s3a.etag.checksum.enabled", "true");
    try (S3AClient writer = testbed.openWriter(withChecksums);
        S3AClient reader = testbed.open(withChecksums)) {
      for (FileSize size : WrittenData.SIZES) {
        String file = "read/" + size;
        testbed
            .checks()
            .equal(
                Witness.S3A,
                "checksum",
                testbed.releases().reader().name() + ": checksum of " + file,
                writer.checksum(file),
                reader.checksum(file));
      }
    }
  }

  @Behaviour(
      says = "A file that another release wrote is renamed and stays readable for both",
      source = Source.HADOOP_COMPATIBILITY,
      section = FORMATS)
  @SharedStage
  void renamedFilesStayReadable(Testbed testbed, Stage stage) throws IOException {
    WrittenData data = written(testbed, stage, "rename");
    JudgedClient reader = data.reader(testbed);
    for (FileSize size : List.of(FileSize.SMALL, FileSize.TWO_PARTS)) {
      String from = "rename/" + size;
      String to = "renamed/" + size;
      reader.does("mkdirs", () -> reader.s3a().mkdirs("renamed"));
      if (reader.does("rename of " + from, () -> reader.s3a().rename(from, to))) {
        reader.reads(to, size.content());
        data.writer(testbed).reads(to, size.content());
        testbed.verify(to, size.content());
      }
    }
  }

  @Behaviour(
      says = "A file that another release wrote is overwritten as configured and readable for both",
      source = Source.HADOOP_COMPATIBILITY,
      section = FORMATS)
  @SharedStage
  void overwrittenFilesAreEncryptedAsConfigured(Testbed testbed, Stage stage) throws IOException {
    WrittenData data = written(testbed, stage, "overwrite");
    JudgedClient reader = data.reader(testbed);
    String file = "overwrite/" + FileSize.SMALL;
    if (reader.does("overwriting " + file, () -> reader.s3a().write(file, NEWER))) {
      testbed.verify(file, NEWER);
      reader.reads(file, NEWER);
      data.writer(testbed).reads(file, NEWER);
    }
  }

  @Behaviour(
      says = "A directory with files of two releases is listed and read by both",
      source = Source.HADOOP_COMPATIBILITY,
      section = FORMATS)
  @SharedStage
  void directoryOfBothIsReadByBoth(Testbed testbed, Stage stage) throws IOException {
    WrittenData data = written(testbed, stage, "mixed");
    JudgedClient reader = data.reader(testbed);
    if (reader.does("writing mixed/new", () -> reader.s3a().write("mixed/new", NEWER))) {
      Map<String, Content> all =
          Map.of("mixed/new", NEWER, "mixed/" + FileSize.SMALL, FileSize.SMALL.content());
      for (JudgedClient each : List.of(reader, data.writer(testbed))) {
        each.lists("mixed", all);
        for (Map.Entry<String, Content> file : all.entrySet()) {
          each.reads(file.getKey(), file.getValue());
        }
      }
    }
  }

  @Behaviour(
      says = "A directory that another release wrote is deleted with everything in it",
      source = Source.HADOOP_COMPATIBILITY,
      section = FORMATS)
  @SharedStage
  void directoriesAreDeleted(Testbed testbed, Stage stage) throws IOException {
    JudgedClient reader = written(testbed, stage, "delete").reader(testbed);
    if (reader.does("deleting", () -> reader.s3a().delete("delete", true))) {
      assertThat(testbed.store().keys(testbed.place(), "delete/")).as("what is left").isEmpty();
    }
  }

  @Behaviour(
      says =
          "A worker of one release that holds a token of another writes with the issuer's encryption",
      source = Source.HADOOP_DELEGATION_TOKENS,
      section = "Introducing S3A Delegation Tokens")
  @SharedStage
  void tokenOfOneServesAWorkerOfTheOther(Testbed testbed, Stage stage) throws IOException {
    written(testbed, stage, "read");
    Content content = FileSize.SMALL.content();
    Map<String, String> tokens =
        Map.of(
            "fs.s3a.delegation.token.binding",
            "org.apache.hadoop.fs.s3a.auth.delegation.FullCredentialsTokenBinding");
    String scenarios = "org.s3aharness.agent.scenario.";
    try (S3AClient issuer = testbed.openWriter(tokens);
        S3AClient worker = testbed.open(tokens)) {
      String token = (String) issuer.run(scenarios + "IssueToken");
      testbed
          .requirements()
          .seen(
              token != null,
              "release " + testbed.releases().writer().name() + " issues no delegation token");
      Object read =
          worker.run(
              scenarios + "WriteWithToken", "with-token", String.valueOf(content.size()), token);
      JudgedClient.of(testbed, worker).same("what the worker read", content.fingerprint(), read);
      testbed.verify("with-token", content);
    }
  }
}
