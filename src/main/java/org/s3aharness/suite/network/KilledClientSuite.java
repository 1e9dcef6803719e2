package org.s3aharness.suite.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EndsAgents;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.run.fault.AgentKill;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.RequestFilters;

/**
 * Judges a client that is killed (SIGKILL) before the store has all of what it sends: whatever it
 * leaves is complete and encrypted, or does not exist.
 */
@EndsAgents
class KilledClientSuite {
  private static final Content OLD = FileSize.SMALL.content().withSeed(2);
  private static final Content NEW = Content.ofSize(2_000_000);
  private static final Content LARGE = FileSize.THREE_PARTS.content();
  private static final Map<String, Content> TREE =
      Map.of(
          "one", Content.ofSize(1_000).withSeed(1),
          "two", Content.ofSize(2_000).withSeed(2),
          "three", Content.ofSize(3_000).withSeed(3));

  @Behaviour(
      says = "A client killed while it writes over a file leaves that file as it was",
      source = Source.HADOOP_FILESYSTEM,
      section = "Object Stores vs. Filesystems: visibility of a file that is being written")
  @EveryVariation(ModeVariation.WithKey.class)
  void killedWritingLeavesAWholeFile(Testbed testbed, ModeVariation mode) throws IOException {
    S3AClient killed = mode.open(testbed, Map.of());
    killed.write("file", OLD);
    testbed
        .faults()
        .kill(
            AgentKill.at(RequestFilters.PUTS).afterBytes(500_000), () -> killed.write("file", NEW));
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      testbed.verifyRead(s3a, "file", OLD);
    }
    testbed.verifyAs("file", OLD, mode.encryption(testbed));
  }

  @Behaviour(
      says = "A client killed in a multipart upload leaves no file, and what it left can be purged",
      source = Source.HADOOP_INDEX,
      section = "fs.s3a.multipart.purge")
  @EveryVariation(ModeVariation.WithKey.class)
  void killedInAMultipartUploadLeavesNoFile(Testbed testbed, ModeVariation mode)
      throws IOException {
    testbed.requirements().ownBuckets("a bucket of its own, in all of which S3A purges uploads");
    S3AClient killed = mode.open(testbed, Map.of());
    testbed
        .faults()
        .kill(
            AgentKill.at(RequestFilters.part(2)).afterBytes(1_000_000),
            () -> killed.write("large", LARGE));
    assertThat(testbed.store().keys(testbed.place(), "")).as("files").isEmpty();
    assertThat(testbed.store().openUploads(testbed.place())).as("uploads left open").hasSize(1);
    testbed
        .openInstead(Map.of("fs.s3a.multipart.purge", "true", "fs.s3a.multipart.purge.age", "0"))
        .close();
    assertThat(testbed.store().openUploads(testbed.place())).as("after the purge").isEmpty();
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("large", LARGE);
      testbed.verifyAs("large", LARGE, mode.encryption(testbed));
    }
  }

  @Behaviour(
      says =
          "A client killed while it renames a tree leaves every file complete, in its old"
              + " or its new place",
      source = Source.HADOOP_FILESYSTEM,
      section = "FileSystem.rename: on object stores not atomic")
  @EveryVariation(ModeVariation.WithKey.class)
  void killedRenamingLosesNothing(Testbed testbed, ModeVariation mode) throws IOException {
    S3AClient killed = mode.open(testbed, Map.of());
    for (Map.Entry<String, Content> file : TREE.entrySet()) {
      killed.write("old/" + file.getKey(), file.getValue());
    }
    testbed
        .faults()
        .kill(AgentKill.at(RequestFilters.COPIES).atNumber(2), () -> killed.rename("old", "new"));
    List<String> left = testbed.store().keys(testbed.place(), "");
    testbed.checks().observed("left", left.toString());
    TREE.forEach(
        (file, content) -> {
          assertThat(left).as(file).containsAnyOf("old/" + file, "new/" + file);
          for (String path : List.of("old/" + file, "new/" + file)) {
            if (left.contains(path)) {
              testbed.verifyAs(path, content, mode.encryption(testbed));
            }
          }
        });
  }
}
