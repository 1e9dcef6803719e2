package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.wire.exchange.RequestKind;

/** Judges rename, which on S3 is a copy, so that the copy must be encrypted too. */
class RenameSuite {

  @Behaviour(
      says = "A small file keeps its content and encryption when it is renamed",
      source = Source.HADOOP_ENCRYPTION,
      section = "Use rename() to encrypt files with new keys")
  @EveryProfile
  void smallFileKeepsItsEncryption(Testbed testbed) throws IOException {
    Content content = FileSize.SMALL.content();
    renamed(testbed, content, Map.of());
    assertThat(testbed.wire().of(RequestKind.COPY_OBJECT)).as("copies").isNotEmpty();
  }

  @Behaviour(
      says =
          "A file large enough to be copied in parts keeps its content and encryption"
              + " when it is renamed",
      source = Source.HADOOP_ENCRYPTION,
      section = "Use rename() to encrypt files with new keys")
  @EveryProfile(modes = {Mode.NONE, Mode.SSE_S3, Mode.SSE_KMS, Mode.DSSE_KMS, Mode.SSE_C})
  void fileCopiedInPartsKeepsItsEncryption(Testbed testbed) throws IOException {
    Mode atRest = testbed.objects().atRest(testbed.encryption()).mode();
    if (atRest.usesKmsKeyInS3() || atRest == Mode.SSE_C) {
      testbed.requirements().ability(Ability.COPIES_ENCRYPTED_PARTS);
    }
    // With the analytics stream, the default from 3.4.3 on, S3A copies nothing in parts.
    renamed(testbed, FileSize.TWO_PARTS.content(), testbed.settings().inputStream("classic"));
    assertThat(testbed.wire().of(RequestKind.UPLOAD_PART_COPY)).as("copied parts").isNotEmpty();
  }

  @Behaviour(
      says =
          "A large file keeps its content and encryption when it is renamed, however it"
              + " is copied",
      source = Source.HADOOP_ENCRYPTION,
      section = "Use rename() to encrypt files with new keys")
  @EveryProfile
  void largeFileKeepsItsEncryption(Testbed testbed) throws IOException {
    renamed(testbed, FileSize.TWO_PARTS.content(), Map.of());
  }

  private static void renamed(Testbed testbed, Content content, Map<String, String> settings)
      throws IOException {
    try (S3AClient s3a = testbed.open(settings)) {
      s3a.write("source", content);
      assertThat(s3a.rename("source", "target")).as("rename").isTrue();
      testbed.verify("target", content);
      testbed.verifyRead(s3a, "target", content);
      assertThat(testbed.store().keys(testbed.place(), "source")).as("the source").isEmpty();
    }
  }

  @Behaviour(
      says =
          "Every file of a directory tree keeps its content and encryption when the tree"
              + " is renamed",
      source = Source.HADOOP_ENCRYPTION,
      section = "Use rename() to encrypt files with new keys")
  @EveryProfile
  void directoryTreeKeepsItsEncryption(Testbed testbed) throws IOException {
    testbed.requirements().ability(Ability.KEEPS_DIRECTORY_MARKERS);
    Content one = FileSize.SMALL.content();
    Content two = FileSize.CIPHER_BLOCK.content().withSeed(2);
    try (S3AClient s3a = testbed.open()) {
      s3a.write("old/one", one);
      s3a.write("old/deep/two", two);
      s3a.mkdirs("old/empty");
      assertThat(s3a.rename("old", "new")).as("rename").isTrue();
      testbed.verify("new/one", one);
      testbed.verify("new/deep/two", two);
      testbed.verifyRead(s3a, "new/one", one);
      testbed.verifyRead(s3a, "new/deep/two", two);
      assertThat(s3a.status("new/empty").isDirectory()).as("the empty directory").isTrue();
      assertThat(testbed.store().keys(testbed.place(), "old/")).as("the old tree").isEmpty();
    }
  }
}
