package org.s3aharness.cli.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;

/** A selection that holds no case is refused before anything starts, with what is nearest to it. */
class BadSelectionTest {
  @TempDir Path directory;

  @Test
  void anUnknownProfileIsNamedWithTheKnownOnes() {
    refused(ExitCode.USAGE, "nonesuch", "--profile", "nonesuch");
  }

  @Test
  void anOptionOfClustersIsRefusedOnThisMachine() {
    refused(ExitCode.USAGE, "--shards is about a cluster: give --on too.", "--shards=4");
    refused(ExitCode.USAGE, "--every-node is about a cluster: give --on too.", "--every-node");
  }

  @Test
  void aMisspeltProfileIsToldTheNearestName() {
    refused(
        ExitCode.USAGE,
        "--profile sse-kms-key-anr: there is no such profile; the nearest are sse-kms-key-arn",
        "--profile=sse-kms-key-anr");
  }

  @Test
  void aMisspeltSuiteIsToldTheNearestName() {
    refused(
        ExitCode.USAGE,
        "--suite renam: there is no such suite; the nearest are rename",
        "--suite",
        "renam");
  }

  @Test
  void aMisspeltCaseIsToldTheNearestId() {
    refused(
        ExitCode.USAGE,
        "there is no such case; the nearest are"
            + " rename/small-file-keeps-its-encryption[sse-c]@3.4.3",
        "--case=rename/smal-file-keeps-its-encryption[sse-c]@3.4.3");
    refused(
        ExitCode.USAGE,
        "there is no such case; the nearest are rename/small-file-keeps-its-encryption",
        "--case=rename/smal-file-keeps-its-encryption");
  }

  @Test
  void aPatternThatMatchesNothingIsNamed() {
    refused(
        ExitCode.USAGE, "--case no/such-thing-*: there is no such case", "--case=no/such-thing-*");
  }

  @Test
  void aPartOfSeveralIdsIsNotTakenForOneCase() {
    refused(
        ExitCode.USAGE,
        "'*rename/small-file*' for all of them",
        "--case=rename/small-file",
        "--profile=sse-c",
        "--profile=sse-s3");
  }

  @Test
  void aCaseOfAnotherReleaseIsToldTheOneThatIsSelected() {
    refused(
        ExitCode.USAGE,
        "the selected release has rename/small-file-keeps-its-encryption[sse-c]@3.4.3",
        "--case=rename/small-file-keeps-its-encryption[sse-c]@3.3.6");
  }

  @Test
  void optionsThatExcludeEachOtherAreNamed() {
    refused(
        ExitCode.USAGE,
        "No case matches all of the selected --quick, --suite change,",
        "--quick",
        "--suite=change");
  }

  @Test
  void aNumberNeedsALastRunWithThatLine() throws IOException {
    refused(ExitCode.USAGE, "there is no run in ", "--case=3");

    Path run = Files.createDirectories(directory.resolve("runs/20261128-101500"));
    Files.writeString(run.resolve("results.jsonl"), "");
    refused(ExitCode.USAGE, "has no numbered lines", "--case=3");
  }

  @Test
  void aBisectionChecksItsSelectionFirst() {
    String runs = directory.resolve("runs").toString();
    Qualify.command(
            directory,
            "bisect",
            "--good=3.4.1",
            "--bad=3.4.3",
            "--case=rename/smal-file-keeps-its-encryption",
            "--out=" + runs)
        .assertRefused(
            ExitCode.USAGE,
            "there is no such case; the nearest are" + " rename/small-file-keeps-its-encryption");
  }

  private void refused(int exitCode, String culprit, String... arguments) {
    Qualify.run(directory.resolve("runs"), arguments).assertRefused(exitCode, culprit);
  }
}
