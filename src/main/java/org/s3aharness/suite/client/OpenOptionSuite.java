package org.s3aharness.suite.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.judge.FailureSummary;
import org.s3aharness.harness.plan.Behaviour;
import org.s3aharness.harness.plan.EveryVariation;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.suite.JudgedClient;
import org.s3aharness.suite.ModeVariation;

/** Judges reads of files that are opened with options. */
class OpenOptionSuite {
  private static final String SCENARIO = "org.s3aharness.agent.scenario.OpenWithOptions";
  private static final String LENGTH = "fs.option.openfile.length=";
  private static final Content CONTENT = FileSize.TWO_PARTS.content();
  private static final int TAG = 16;

  @Behaviour(
      says = "Whatever read policy is declared, a file is read as it was written",
      source = Source.HADOOP_OPENING,
      section = "Option: fs.option.openfile.read.policy")
  @EveryVariation(ModeVariation.Representative.class)
  void everyPolicyReadsWhatWasWritten(Testbed testbed, ModeVariation mode) throws IOException {
    requireOptions(testbed);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("file", CONTENT);
      for (String policy :
          List.of("adaptive", "random", "sequential", "vector", "whole-file", "unheard-of")) {
        read(testbed, s3a, "fs.option.openfile.read.policy=" + policy);
      }
    }
  }

  @Behaviour(
      says = "A file whose length is declared is read whole by every input stream",
      source = Source.HADOOP_OPENING,
      section = "Option: fs.option.openfile.length")
  @EveryVariation(ModeVariation.Representative.class)
  void declaredLengthReadsWhatWasWritten(Testbed testbed, ModeVariation mode) throws IOException {
    requireOptions(testbed);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("file", CONTENT);
    }
    for (String stream : new TreeSet<>(testbed.settings().inputStreams())) {
      S3AClient s3a = mode.open(testbed, testbed.settings().inputStream(stream));
      JudgedClient judged = JudgedClient.of(testbed, s3a);
      String what = "reading with the " + stream + " stream";
      testbed.judgeEnd(
          what,
          () -> {
            judged.does(what, () -> read(testbed, s3a, LENGTH + CONTENT.size()));
            s3a.close();
          });
    }
  }

  @Behaviour(
      says = "A file may be read beyond the end of a split",
      source = Source.HADOOP_OPENING,
      section = "Options: fs.option.openfile.split.start and fs.option.openfile.split.end")
  @EveryVariation(ModeVariation.Representative.class)
  void splitDoesNotEndTheFile(Testbed testbed, ModeVariation mode) throws IOException {
    requireOptions(testbed);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("file", CONTENT);
      read(
          testbed,
          s3a,
          "fs.option.openfile.split.start=0",
          "fs.option.openfile.split.end=" + CONTENT.size() / 2);
    }
  }

  private static void read(Testbed testbed, S3AClient s3a, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("file"));
    arguments.addAll(List.of(options));
    Fingerprint read = (Fingerprint) s3a.run(SCENARIO, arguments.toArray(new String[0]));
    testbed.verifyRead("file with " + String.join(", ", options), CONTENT.fingerprint(), read);
  }

  @Behaviour(
      says =
          "Opened with the length of its ciphertext, a file is read as it was written, or with an"
              + " error",
      source = Source.HADOOP_FILESYSTEM,
      section = "FSDataInputStream: InputStream.read")
  @EveryVariation(ModeVariation.ClientSide.class)
  void lengthOfCiphertextGivesNoOtherContent(Testbed testbed, ModeVariation mode)
      throws IOException {
    requireOptions(testbed);
    try (S3AClient s3a = mode.open(testbed, Map.of())) {
      s3a.write("file", CONTENT);
      String length = LENGTH + (CONTENT.size() + TAG);
      try {
        read(testbed, s3a, length);
      } catch (S3AFailure refused) {
        testbed.checks().observed(length, FailureSummary.causeInWords(refused));
      }
    }
  }

  private static void requireOptions(Testbed testbed) {
    testbed.requirements().feature(features -> features.isFrom("3.3.5"), "options of openFile()");
  }
}
