package org.s3aharness.suite.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.JudgedClient;
import org.s3aharness.suite.ModeVariation;
import org.s3aharness.suite.Refusal;

/** Judges the commands of {@code hadoop fs} that write, move and join files. */
class ShellSuite {
  private static final String SCENARIOS = "org.s3aharness.agent.scenario.";
  private static final Content ONE = FileSize.SMALL.content();
  private static final Content TWO = FileSize.TWO_PARTS.content();

  @Behaviour(
      says = "A file that hadoop fs -rm moves to the trash keeps its content and its encryption",
      source = Source.HADOOP_CORE_DEFAULT,
      section = "fs.trash.interval")
  @EveryVariation(ModeVariation.Representative.class)
  void removedFileIsKeptInTheTrash(Testbed testbed, ModeVariation mode) throws IOException {
    testbed.requirements().ownBuckets("a bucket of its own, in which the trash is");
    try (S3AClient s3a = mode.open(testbed, Map.of("fs.trash.interval", "60"))) {
      s3a.write("data/one", ONE);
      s3a.write("data/two", TWO);
      String data = testbed.place().uri() + "data/";
      shell(s3a, "-rm", data + "one", data + "two");
      for (Content content : List.of(ONE, TWO)) {
        String file = "data/" + (content == ONE ? "one" : "two");
        String trashed =
            testbed.store().keys(testbed.place(), "user/").stream()
                .filter(key -> key.endsWith(".Trash/Current/" + file))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " is not in the trash"));
        testbed.verifyRead(s3a, trashed, content);
        testbed.verifyAs(trashed, content, mode.encryption(testbed));
      }
    }
    assertThat(testbed.store().keys(testbed.place(), "data/"))
        .as("what is not removed")
        .doesNotContain("data/one", "data/two");
  }

  @Behaviour(
      says = "hadoop fs -cp writes the copy, and what it writes meanwhile, encrypted as configured",
      source = Source.HADOOP_SHELL,
      section = "cp: creation of temporary files")
  @EveryVariation(ModeVariation.Representative.class)
  void copyIsEncrypted(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("file", TWO);
      shell(s3a, "-cp", testbed.place().uri() + "file", testbed.place().uri() + "copy");
      testbed.verifyRead(s3a, "copy", TWO);
      testbed.verifyAs("copy", TWO, mode.encryption(testbed));
    }
    assertThat(testbed.store().keys(testbed.place(), ""))
        .as("what is stored")
        .containsExactlyInAnyOrder("copy", "file");
  }

  @Behaviour(
      says = "hadoop fs -get and -getmerge fetch what was written",
      source = Source.HADOOP_SHELL,
      section = "get; getmerge")
  @EveryVariation(ModeVariation.Representative.class)
  void fetchedFilesHoldWhatWasWritten(Testbed testbed, ModeVariation mode) throws IOException {
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("data/file", TWO);
      JudgedClient judged = JudgedClient.of(testbed, s3a);
      for (String command : List.of("-get", "-getmerge")) {
        String path = testbed.place().uri() + (command.equals("-get") ? "data/file" : "data");
        judged.does(
            command,
            () ->
                judged.same(
                    command, TWO.fingerprint(), s3a.run(SCENARIOS + "FetchToDisk", command, path)));
      }
    }
  }

  @Behaviour(
      says = "Files cannot be joined where they are, or appended to, and stay as they were",
      source = Source.HADOOP_FILESYSTEM,
      section = "FileSystem.concat; FileSystem.append: object stores")
  @EveryVariation(ModeVariation.Representative.class)
  void filesAreNotJoinedInPlace(Testbed testbed, ModeVariation mode) throws IOException {
    Refusal unsupported =
        Refusal.withException(
            "not supported", "java\\.lang\\.UnsupportedOperationException", /* status= */ 0);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("one", ONE);
      s3a.write("two", TWO);
      unsupported.judge(
          testbed.checks(),
          "concat",
          () -> s3a.run(SCENARIOS + "JoinInPlace", "concat", "one", "two"));
      unsupported.judge(
          testbed.checks(), "append", () -> s3a.run(SCENARIOS + "JoinInPlace", "append", "one"));
      testbed.verifyRead(s3a, "one", ONE);
      testbed.verifyRead(s3a, "two", TWO);
    }
    testbed.verifyAs("one", ONE, mode.encryption(testbed));
  }

  private static void shell(S3AClient s3a, String... command) throws IOException {
    assertThat(s3a.run(SCENARIOS + "RunShell", command))
        .as("exit code of hadoop fs %s; the agent's log has what it printed", List.of(command))
        .isEqualTo(0);
  }
}
