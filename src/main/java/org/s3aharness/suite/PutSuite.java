package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.wire.exchange.RequestKind;

/** Judges every way to write a file. */
class PutSuite {
  private static final String UPLOADER = "org.s3aharness.agent.scenario.MultipartUploaderScenario";
  private static final String[] UPLOADER_ARGUMENTS = {"file", "5242880", "5242880", "100000"};

  @Behaviour(
      says = "A new file is encrypted as configured, whatever its size, and reads back as written",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @EveryProfile(
      sizes = {
        FileSize.EMPTY,
        FileSize.ONE_BYTE,
        FileSize.CIPHER_BLOCK_LESS_ONE,
        FileSize.CIPHER_BLOCK,
        FileSize.CIPHER_BLOCK_AND_ONE,
        FileSize.SMALL,
        FileSize.ONE_PART_LESS_ONE,
        FileSize.ONE_PART,
        FileSize.ONE_PART_AND_ONE,
        FileSize.THREE_PARTS
      })
  void newFileIsEncryptedAndReadsBack(Testbed testbed, FileSize size) throws IOException {
    Content content = size.content();
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", content);
      testbed.verify("file", content);
      testbed.verifyRead(s3a, "file", content);
    }
    if (size.exceedsOnePart()) {
      assertThat(testbed.wire().of(RequestKind.CREATE_MULTIPART_UPLOAD))
          .as("multipart uploads of %s", content)
          .hasSize(1);
    }
  }

  @Behaviour(
      says = "An overwritten file holds the new content, encrypted as configured",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @EveryProfile
  void overwriteIsEncryptedLikeANewFile(Testbed testbed) throws IOException {
    Content second = FileSize.SMALL.content().withSeed(2);
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", FileSize.CIPHER_BLOCK_AND_ONE.content());
      s3a.write("file", second);
      testbed.verify("file", second);
      testbed.verifyRead(s3a, "file", second);
    }
  }

  @Behaviour(
      says = "A directory marker is encrypted as configured, and is a directory",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @EveryProfile
  void directoryMarkerIsEncryptedLikeAFile(Testbed testbed) throws IOException {
    testbed.requirements().ability(Ability.KEEPS_DIRECTORY_MARKERS);
    try (S3AClient s3a = testbed.open()) {
      s3a.mkdirs("directory");
      assertThat(s3a.status("directory").isDirectory()).as("directory").isTrue();
      assertThat(s3a.list("directory", false)).as("its listing").isEmpty();
    }
    assertThat(testbed.wire().of(RequestKind.PUT_OBJECT)).as("marker PUTs").hasSize(1);
    testbed.verify("directory/", Content.ofSize(0));
  }

  @Behaviour(
      says = "A file copied from the local disk is encrypted as configured",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @EveryProfile(sizes = {FileSize.SMALL, FileSize.TWO_PARTS})
  void fileCopiedFromLocalDiskIsEncrypted(Testbed testbed, FileSize size) throws IOException {
    Content content = size.content();
    try (S3AClient s3a = testbed.open()) {
      s3a.copyFromLocal(content, "file");
      testbed.verify("file", content);
      testbed.verifyRead(s3a, "file", content);
    }
  }

  @Behaviour(
      says = "A file assembled through the multipart uploader API is encrypted as configured",
      source = Source.HADOOP_FILESYSTEM,
      section = "MultipartUploader")
  @EveryProfile(modes = {Mode.NONE, Mode.SSE_S3, Mode.SSE_KMS, Mode.DSSE_KMS, Mode.SSE_C})
  void fileFromMultipartUploaderIsEncrypted(Testbed testbed) throws IOException {
    needsUploader(testbed);
    try (S3AClient s3a = testbed.open()) {
      s3a.run(UPLOADER, UPLOADER_ARGUMENTS);
      Content content = Content.ofSize(2 * 5242880 + 100000);
      testbed.verify("file", content);
      testbed.verifyRead(s3a, "file", content);
    }
    assertThat(testbed.wire().of(RequestKind.UPLOAD_PART)).as("parts").hasSize(3);
  }

  @Behaviour(
      says =
          "With client-side encryption, the multipart uploader API is refused, and writes"
              + " no plaintext",
      source = Source.HADOOP_ENCRYPTION,
      section = "Amazon S3 Client Side Encryption: Limitations")
  @EveryProfile(modes = {Mode.CSE_KMS, Mode.CSE_CUSTOM})
  void multipartUploaderIsRefusedUnderClientSideEncryption(Testbed testbed) throws IOException {
    needsUploader(testbed);
    try (S3AClient s3a = testbed.open()) {
      Refusal.ofAnyKind()
          .judge(testbed.checks(), "an upload", () -> s3a.run(UPLOADER, UPLOADER_ARGUMENTS));
    }
    assertThat(testbed.store().keys(testbed.place(), "")).as("what is stored").isEmpty();
  }

  private static void needsUploader(Testbed testbed) {
    testbed
        .requirements()
        .feature(ReleaseFeatures::hasMultipartUploader, "the multipart uploader API");
  }
}
