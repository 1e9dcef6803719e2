package org.s3aharness.suite.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.NoProfile;
import org.s3aharness.harness.plan.WaitsForRetries;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.ModeAndKey;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.Refusal;

/**
 * Judges options of DistCp other than those with which data is migrated. The difference between two
 * snapshots of an HDFS, copied to S3A, is not asked: the target has to have a snapshot, too.
 */
@WaitsForRetries
class DistCpSuite {
  private static final String SCENARIO = "org.s3aharness.agent.scenario.DistCpCopy";
  private static final Content SMALL = FileSize.SMALL.content();
  private static final Content LARGE = FileSize.TWO_PARTS.content();

  @Behaviour(
      says =
          "Without -direct, copies go through temporary files, which are encrypted and removed;"
              + " the checks of DistCp accept them",
      source = Source.HADOOP_DISTCP,
      section = "Command Line Options: -direct; -skipcrccheck")
  @EveryVariation(ModeVariation.Representative.class)
  void copiesGoThroughTemporaryFiles(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("source/small", SMALL);
      s3a.write("source/large", LARGE);
      copy(testbed, s3a, "-update");
      testbed.verifyRead(s3a, "target/small", SMALL);
      testbed.verifyRead(s3a, "target/large", LARGE);
    }
    testbed.verifyAs("target/small", SMALL, mode.encryption(testbed));
    testbed.verifyAs("target/large", LARGE, mode.encryption(testbed));
    assertThat(testbed.store().files(testbed.place(), "target/"))
        .as("what is copied")
        .containsExactlyInAnyOrder("target/small", "target/large");
  }

  @Behaviour(
      says =
          "DistCp -append brings the target up to date: S3A cannot append and has no checksum of a"
              + " part of a file, so the file is copied anew",
      source = Source.HADOOP_DISTCP,
      section = "Command Line Options: -append: the checksum of the common length is compared")
  @EveryVariation(ModeVariation.Representative.class)
  void appendCopiesAnew(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("source/file", LARGE);
      s3a.write("target/file", SMALL);
      copy(testbed, s3a, "-update", "-append");
      testbed.verifyRead(s3a, "target/file", LARGE);
    }
    testbed.verifyAs("target/file", LARGE, mode.encryption(testbed));
  }

  @Behaviour(
      says =
          "With checksums on, DistCp refuses what it copies under client-side encryption, whose etags"
              + " differ, unless -skipcrccheck is given",
      source = Source.HADOOP_INDEX,
      section = "fs.s3a.etag.checksum.enabled: distcp will fail unless -skipcrccheck is set")
  @EveryVariation(ModeVariation.ClientSide.class)
  void checksumsOfCiphertextDiffer(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, Map.of("fs.s3a.etag.checksum.enabled", "true"))) {
      s3a.write("source/file", SMALL);
      Refusal.ofAnyKind().judge(testbed.checks(), "-update", () -> copy(testbed, s3a, "-update"));
      copy(testbed, s3a, "-update", "-skipcrccheck");
      testbed.verifyRead(s3a, "target/file", SMALL);
    }
    testbed.verifyAs("target/file", SMALL, mode.encryption(testbed));
  }

  @Behaviour(
      says = "DistCp -diff is refused, since S3A has no snapshots, and copies nothing",
      source = Source.HADOOP_DISTCP,
      section = "Command Line Options: -diff: snapshots of the source and the target")
  @NoProfile
  void differenceOfSnapshotsIsRefused(Testbed testbed) throws IOException {
    ModeVariation mode = new ModeVariation(ModeAndKey.SSE_KMS_KEY1);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("source/file", SMALL);
      Refusal.ofAnyKind()
          .judge(
              testbed.checks(), "-diff", () -> copy(testbed, s3a, "-update", "-diff", "s1", "s2"));
    }
    assertThat(testbed.store().keys(testbed.place(), "target/")).as("what is copied").isEmpty();
  }

  private static void copy(Testbed testbed, S3AClient s3a, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(testbed.place().uri() + "source");
    arguments.add(testbed.place().uri() + "target");
    s3a.run(SCENARIO, arguments.toArray(new String[0]));
  }
}
