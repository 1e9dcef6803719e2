package org.s3aharness.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.ModeVariation;

/** Judges uploads that other suites do not make: buffered elsewhere than on disk, or very long. */
class UploadSuite {
  private static final Content LONG = Content.ofSize(500L << 20);

  /** Where a filesystem keeps the parts of a file until they are uploaded. */
  record Buffer(String name) implements Variation {

    /** Lists the values of {@code fs.s3a.fast.upload.buffer}. */
    public static final class Every implements Listing {
      @Override
      public List<Buffer> all() {
        return List.of(new Buffer("disk"), new Buffer("array"), new Buffer("bytebuffer"));
      }
    }
  }

  @Behaviour(
      says =
          "Files are uploaded whole and encrypted from a buffer on disk, in an array or off heap",
      source = Source.HADOOP_INDEX,
      section = "How S3A writes data to S3: fs.s3a.fast.upload.buffer")
  @EveryVariation(Buffer.Every.class)
  void everyBufferUploadsWholeFiles(Testbed testbed, Buffer buffer) throws IOException {
    Map<String, String> settings = new HashMap<>(ModeAndKey.SSE_KMS_KEY1.settings());
    testbed.requirements().settings(settings);
    settings.put("fs.s3a.fast.upload.buffer", buffer.name());
    Content content = FileSize.THREE_PARTS.content();
    try (S3AClient s3a = testbed.openInstead(settings)) {
      s3a.write("file", content);
      testbed.verifyRead(s3a, "file", content);
    }
    testbed.verifyAs("file", content, ModeAndKey.SSE_KMS_KEY1.encryption(testbed.keys()));
  }

  @Behaviour(
      says = "A file of 500 MB is uploaded, renamed and read with the default size of parts",
      source = Source.HADOOP_NEW_SDK,
      section = "CLI Commands: Copy to/from local of a 500+ MB file")
  @EveryVariation(ModeVariation.Representative.class)
  void longFileIsUploadedRenamedAndRead(Testbed testbed, ModeVariation mode) throws IOException {
    testbed.requirements().everything("500 MB for each mode");
    Map<String, String> parts =
        Map.of("fs.s3a.multipart.size", "64M", "fs.s3a.multipart.threshold", "128M");
    try (S3AClient s3a = mode.open(testbed, parts)) {
      s3a.copyFromLocal(LONG, "file");
      assertThat(s3a.rename("file", "renamed")).as("rename").isTrue();
      testbed.verifyRead(s3a, "renamed", LONG);
    }
    testbed.verifyAs("renamed", LONG, mode.encryption(testbed));
  }
}
