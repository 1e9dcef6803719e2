package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Behaviour;
import org.s3aharness.harness.EveryProfile;
import org.s3aharness.harness.Shape;
import org.s3aharness.harness.Source;
import org.s3aharness.harness.Testbed;
import org.s3aharness.wire.RequestKind;

/** Every way to write a file. */
class PutSuite {

  @Behaviour(
      says = "A new file is encrypted as configured, whatever its size, and reads back as written",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @EveryProfile
  void newFileIsEncryptedAndReadsBack(Testbed testbed, Shape shape) throws IOException {
    Content content = shape.content();
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", content);
      testbed.verify("file", content);
      assertThat(s3a.read("file")).isEqualTo(content.fingerprint());
    }
    assertThat(testbed.wire().of(RequestKind.CREATE_MULTIPART_UPLOAD))
        .as("multipart uploads of %s", content)
        .hasSize(shape.isMultipart() ? 1 : 0);
  }

  @Behaviour(
      says = "An overwritten file holds the new content under the configured encryption",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @EveryProfile
  void overwriteIsEncryptedLikeANewFile(Testbed testbed) throws IOException {
    Content second = Shape.SMALL.content().withSeed(2);
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", Shape.CIPHER_BLOCK_AND_ONE.content());
      s3a.write("file", second);
      testbed.verify("file", second);
      assertThat(s3a.read("file")).isEqualTo(second.fingerprint());
    }
  }

  @Behaviour(
      says = "A directory marker is written under the configured encryption and is a directory",
      source = Source.HADOOP_ENCRYPTION,
      section = "Introduction")
  @EveryProfile
  void directoryMarkerIsEncryptedLikeAFile(Testbed testbed) throws IOException {
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
  @EveryProfile(shapes = {Shape.SMALL, Shape.THREE_PARTS})
  void fileCopiedFromLocalDiskIsEncrypted(Testbed testbed, Shape shape) throws IOException {
    Content content = shape.content();
    try (S3AClient s3a = testbed.open()) {
      s3a.copyFromLocal(content, "file");
      testbed.verify("file", content);
      assertThat(s3a.read("file")).isEqualTo(content.fingerprint());
    }
  }

  @Behaviour(
      says = "A file assembled through the multipart uploader API is encrypted as configured",
      source = Source.HADOOP_FILESYSTEM,
      section = "MultipartUploader")
  @EveryProfile
  void fileFromMultipartUploaderIsEncrypted(Testbed testbed) throws IOException {
    try (S3AClient s3a = testbed.open()) {
      String[] arguments = {"file", "5242880", "5242880", "100000"};
      s3a.run("org.s3aharness.agent.scenario.MultipartUploaderScenario", arguments);
      Content content = Content.ofSize(2 * 5242880 + 100000);
      testbed.verify("file", content);
      assertThat(s3a.read("file")).isEqualTo(content.fingerprint());
    }
    assertThat(testbed.wire().of(RequestKind.UPLOAD_PART)).as("parts").hasSize(3);
  }
}
