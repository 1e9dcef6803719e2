package org.s3aharness.suite.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.s3aharness.suite.change.ChangedData.NEW;
import static org.s3aharness.suite.change.ChangedData.OLD;

import java.io.IOException;
import java.util.Map;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileState;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Stage;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.ForEach;
import org.s3aharness.harness.plan.SharedStage;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.ExpectedRead;

/** Judges what a change of mode or key does to existing data and to data written afterwards. */
@ForEach(AllChanges.class)
class ChangeSuite {
  private static final String CHANGING = "Changing Encryption Modes or Keys";
  private static final String RENAMING = "Use rename() to encrypt files with new keys";

  private static ChangedData changed(Testbed testbed, Stage stage) throws IOException {
    ChangedData data =
        stage.once(ChangedData.class, () -> new ChangedData(testbed, (Change) stage.variation()));
    testbed.checks().observed("existing data", data.oldEncryption());
    return data;
  }

  @Behaviour(
      says = "A change leaves existing objects as they are, byte for byte and header for header",
      source = Source.CLOUDERA_GUIDE,
      section = CHANGING)
  @SharedStage
  void existingObjectStaysAsItWas(Testbed testbed, Stage stage) throws IOException {
    ChangedData data = changed(testbed, stage);
    data.s3a().write("stays/new", NEW);
    data.s3a().list("stays", true);
    data.verifyOld(testbed, "stays/old");
    data.verifyUntouched(testbed, "stays/old");
  }

  @Behaviour(
      says = "After a change, existing objects are read with their own mode and key, or refused",
      source = Source.CLOUDERA_GUIDE,
      section = CHANGING)
  @SharedStage
  void existingObjectIsReadOrRefused(Testbed testbed, Stage stage) throws IOException {
    ChangedData data = changed(testbed, stage);
    data.requireRefusals(testbed);
    S3AClient s3a = data.s3a();
    data.readingOld().judge(testbed.checks(), "existing data is", OLD, () -> s3a.read("stays/old"));
  }

  @Behaviour(
      says = "After a change, new objects are stored under the new mode and key",
      source = Source.CLOUDERA_GUIDE,
      section = CHANGING)
  @SharedStage
  void newObjectIsStoredUnderTheNewSetting(Testbed testbed, Stage stage) throws IOException {
    ChangedData data = changed(testbed, stage);
    S3AClient s3a = data.s3a();
    s3a.write("new/new", NEW);
    data.verifyNewFile(testbed, "new/new");
  }

  @Behaviour(
      says = "An existing file that is overwritten is stored under the new mode and key",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @SharedStage
  void overwriteIsStoredUnderTheNewSetting(Testbed testbed, Stage stage) throws IOException {
    ChangedData data = changed(testbed, stage);
    S3AClient s3a = data.s3a();
    s3a.write("overwritten/old", NEW);
    data.verifyNewFile(testbed, "overwritten/old");
  }

  @Behaviour(
      says = "An existing file that is renamed is encrypted with the new mode and key",
      source = Source.HADOOP_ENCRYPTION,
      section = RENAMING)
  @SharedStage
  void renameWithinOldDataReencrypts(Testbed testbed, Stage stage) throws IOException {
    changed(testbed, stage).rename(testbed, "within/old", "within/renamed");
  }

  @Behaviour(
      says = "A directory of existing files that is renamed is encrypted with the new mode and key",
      source = Source.HADOOP_ENCRYPTION,
      section = RENAMING)
  @SharedStage
  void renameOutOfOldDataReencrypts(Testbed testbed, Stage stage) throws IOException {
    changed(testbed, stage).rename(testbed, "out", "renamed");
  }

  @Behaviour(
      says = "A new file that is renamed into existing data stays under the new mode and key",
      source = Source.HADOOP_ENCRYPTION,
      section = RENAMING)
  @SharedStage
  void renameIntoOldDataKeepsTheNewSetting(Testbed testbed, Stage stage) throws IOException {
    ChangedData data = changed(testbed, stage);
    data.s3a().write("fresh", NEW);
    assertThat(data.s3a().rename("fresh", "into/new")).as("rename").isTrue();
    data.verifyNewFile(testbed, "into/new");
    data.verifyUntouched(testbed, "into/old");
  }

  @Behaviour(
      says =
          "A file rewritten through a temporary file ends up under the new mode and key,"
              + " or stays as it was",
      source = Source.HADOOP_ENCRYPTION,
      section = "the S3A fs.s3a.encryption.key key only affects created files")
  @SharedStage
  void rewriteIsStoredUnderTheNewSetting(Testbed testbed, Stage stage) throws IOException {
    ChangedData data = changed(testbed, stage);
    data.requireRefusals(testbed);
    S3AClient s3a = data.s3a();
    Content longer = Content.ofSize(3000);
    IORunnable rewrite =
        () ->
            s3a.run(
                "org.s3aharness.agent.scenario.AppendByRewrite", "appended/old", "1000", "3000");
    if (data.readingOld().refusal().isPresent()) {
      data.refuses(testbed, "rewriting is", "appended/old", rewrite);
      return;
    }
    rewrite.run();
    if (data.readingOld() == ExpectedRead.CONTENT) {
      data.verifyNew(testbed, "appended/old", longer);
    }
    data.readingOld()
        .judge(testbed.checks(), "rewritten data is", longer, () -> s3a.read("appended/old"));
  }

  @Behaviour(
      says = "A listing shows old and new files side by side, with their lengths",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: Introduction")
  @SharedStage
  void mixedDirectoryIsListed(Testbed testbed, Stage stage) throws IOException {
    ChangedData data = changed(testbed, stage);
    data.s3a().write("mixed/new", NEW);
    assertThat(data.s3a().list("mixed", true))
        .extracting(FileState::path, FileState::length)
        .containsExactlyInAnyOrder(
            tuple("mixed/old", data.listedLength(OLD, data.oldAsked())),
            tuple("mixed/new", data.listedLength(NEW, data.newAsked())));
  }

  @Behaviour(
      says = "A recursive delete removes old and new files",
      source = Source.HADOOP_FILESYSTEM,
      section = "FileSystem.delete")
  @SharedStage
  void mixedDirectoryIsDeleted(Testbed testbed, Stage stage) throws IOException {
    ChangedData data = changed(testbed, stage);
    data.s3a().write("deleted/new", NEW);
    assertThat(data.s3a().delete("deleted", true)).as("delete").isTrue();
    assertThat(testbed.store().keys(testbed.place(), "deleted/")).isEmpty();
  }

  @Behaviour(
      says = "A job on a directory of old and new files reads both, or fails on the old ones",
      source = Source.HADOOP_ENCRYPTION,
      section = "the S3A fs.s3a.encryption.key key only affects created files")
  @SharedStage(only = JobChanges.class)
  void mixedDirectoryIsReadByAJob(Testbed testbed, Stage stage) throws IOException {
    ChangedData data = changed(testbed, stage);
    data.requireRefusals(testbed);
    S3AClient s3a = data.s3a();
    s3a.write("mixed/new", NEW);
    data.readingOld()
        .judge(
            testbed.checks(),
            "a job's data is",
            OLD,
            () -> {
              Map<?, ?> read =
                  (Map<?, ?>) s3a.run("org.s3aharness.agent.scenario.job.ReadJob", "mixed");
              testbed.verifyRead("new data", NEW.fingerprint(), (Fingerprint) read.get("new"));
              return (Fingerprint) read.get("old");
            });
  }
}
