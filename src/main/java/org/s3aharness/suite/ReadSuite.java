package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.ReadPlan.Opening;
import org.s3aharness.agent.ReadPlan.Way;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryProfile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.wire.exchange.RequestKind;

/** Judges every way to read a file, or part of one. */
class ReadSuite {
  /**
   * The ranges to read: in the middle of cipher blocks, across part boundaries and up to the last
   * byte.
   */
  private static final long[][] RANGES = {
    {0, 1}, {15, 2}, {4_000, 10_000}, {FileSize.PART - 7, 14}, {FileSize.TWO_PARTS.size() - 33, 33}
  };

  @Behaviour(
      says = "Reads after seeks return the bytes that were written there",
      source = Source.HADOOP_FILESYSTEM,
      section = "FSDataInputStream: Seekable.seek")
  @EveryProfile
  void seeksFindTheRightBytes(Testbed testbed) throws IOException {
    readsRanges(testbed, ReadPlan.by(Way.SEEK), Map.of());
  }

  @Behaviour(
      says = "Positioned reads return the bytes that were written there",
      source = Source.HADOOP_FILESYSTEM,
      section = "FSDataInputStream: PositionedReadable.readFully")
  @EveryProfile
  void positionedReadsFindTheRightBytes(Testbed testbed) throws IOException {
    readsRanges(testbed, ReadPlan.by(Way.POSITIONED), Map.of());
  }

  @Behaviour(
      says = "Vectored reads return the bytes that were written there",
      source = Source.HADOOP_FILESYSTEM,
      section = "FSDataInputStream: PositionedReadable.readVectored")
  @EveryProfile
  void vectoredReadsFindTheRightBytes(Testbed testbed) throws IOException {
    testbed.requirements().feature(ReleaseFeatures::supportsVectoredIo, "vectored reads");
    readsRanges(testbed, ReadPlan.by(Way.VECTORED), Map.of());
  }

  @Behaviour(
      says = "The classic input stream reads encrypted files",
      source = Source.HADOOP_READING,
      section = "Stream type: classic")
  @EveryProfile
  void classicStreamFindsTheRightBytes(Testbed testbed) throws IOException {
    readsRanges(testbed, ReadPlan.by(Way.SEEK), testbed.settings().inputStream("classic"));
  }

  @Behaviour(
      says = "The prefetching input stream decrypts what it reads ahead",
      source = Source.HADOOP_READING,
      section = "Stream type: prefetch")
  @EveryProfile
  void prefetchingStreamFindsTheRightBytes(Testbed testbed) throws IOException {
    readsRanges(testbed, ReadPlan.by(Way.SEEK), testbed.settings().inputStream("prefetch"));
  }

  @Behaviour(
      says = "The analytics input stream reads encrypted files",
      source = Source.HADOOP_READING,
      section = "Stream type: analytics")
  @EveryProfile
  void analyticsStreamFindsTheRightBytes(Testbed testbed) throws IOException {
    readsRanges(testbed, ReadPlan.by(Way.SEEK), testbed.settings().inputStream("analytics"));
  }

  private static void readsRanges(Testbed testbed, ReadPlan plan, Map<String, String> settings)
      throws IOException {
    Content content = FileSize.TWO_PARTS.content();
    try (S3AClient s3a = testbed.open(settings)) {
      s3a.write("file", content);
      for (long[] range : RANGES) {
        plan.range(range[0], range[1]);
      }
      List<Fingerprint> read = s3a.read("file", plan);
      for (int i = 0; i < RANGES.length; i++) {
        testbed.verifyRead(
            "%d bytes from %d".formatted(RANGES[i][1], RANGES[i][0]),
            content.fingerprint(RANGES[i][0], RANGES[i][1]),
            read.get(i));
      }
      testbed.verifyRead(s3a, "file", content);
    }
  }

  @Behaviour(
      says = "A file opened with a known status is read without asking for its metadata again",
      source = Source.HADOOP_FILESYSTEM,
      section = "openFile(): withFileStatus")
  @EveryProfile
  void knownStatusSavesTheHead(Testbed testbed) throws IOException {
    testbed.requirements().feature(ReleaseFeatures::opensWithStatus, "openFile() with a status");
    Content content = FileSize.SMALL.content();
    try (S3AClient s3a = testbed.open()) {
      s3a.write("file", content);
      ReadPlan plan = ReadPlan.by(Way.SEEK).opened(Opening.WITH_STATUS).range(0, content.size());
      testbed.verifyRead("file", content.fingerprint(), s3a.read("file", plan).get(0));
    }
    assertThat(testbed.wire().of(RequestKind.GET_OBJECT)).as("GETs").isNotEmpty();
  }
}
