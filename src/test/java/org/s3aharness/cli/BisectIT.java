package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.CoreSite;
import org.s3aharness.session.outcome.ExitCode;

/** {@code s3a-qualify bisect} with released versions, of which the first bad one is known. */
class BisectIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path runs;

  /** HADOOP-18073 came with 3.4.0, and took client-side encryption away: see docs/findings.md. */
  @Test
  void judgesBothEnds() {
    String said =
        bisect("--good=3.3.6", "--bad=3.4.0", "--case=setting/setting-takes-effect-*[cse-kms]@*");

    assertThat(said).contains("First bad: 3.4.0. Last good: 3.3.6.");
    assertThat(said).contains("  3.3.6: good, see ").contains("  3.4.0: bad, see ");
  }

  @Test
  void aReleaseWithoutAClassThatTheFilesNameIsNotJudged() throws IOException {
    Path files = Files.createDirectory(runs.resolve("conf"));
    Files.writeString(
        files.resolve("core-site.xml"),
        CoreSite.text(
            "fs.s3a.aws.credentials.provider",
            "org.apache.hadoop.fs.s3a.auth.ProfileAWSCredentialsProvider"));

    Qualify bisect =
        command(
            "--good=3.3.6",
            "--bad=3.4.1",
            "--hadoop-conf=" + files,
            "--case=put/new-file-is-encrypted-and-reads-back/small[*");

    bisect.assertEnded(ExitCode.NOTHING_RAN);
    assertThat(bisect.output())
        .contains("No answer: 3.3.6 should be good, but is not judged.")
        .containsPattern(
            "  3.3.6: not judged, since \\S*core-site.xml:2: fs.s3a.aws.credentials.provider names"
                + " \\S+, which Hadoop 3.3.6 does not have");
  }

  @Test
  @Tag("nightly")
  void interruptedItLeavesNothing() throws Exception {
    try (HarnessProcess bisect =
        HarnessProcess.start(
            runs.resolve("tmp"),
            runs.resolve("own"),
            Map.of(),
            List.of(
                "bisect",
                "--out=" + runs.resolve("own/runs"),
                "--good=3.3.6",
                "--bad=3.4.1",
                "--case=put/directory-marker-is-encrypted-like-a-file[none]@*"))) {
      bisect.await(() -> bisect.localStack().isPresent());
      bisect.signal("INT");

      assertThat(bisect.exitCodeWithin(LIMIT))
          .as(bisect.console())
          .isEqualTo(ExitCode.INFRASTRUCTURE);
      bisect.assertLeavesNothingBut(file -> false);
    }
  }

  @Test
  @Tag("nightly")
  void findsTheReleaseThatLostClientSideEncryptionAmongOthers() {
    String said =
        bisect(
            "--good=3.3.6",
            "--bad=3.4.1",
            "--strict",
            "--case=setting/setting-takes-effect-or-is-refused[cse-kms]@*");

    assertThat(said).contains("First bad: 3.4.0. Last good: 3.3.6.").contains("  3.4.1: bad, see ");
  }

  /**
   * The SDK adds checksums from 2.30 on, as its announcement says; 3.4.2 does not turn that off.
   */
  @Test
  @Tag("nightly")
  void findsTheSdkThatAddsChecksums() {
    String said =
        bisect(
            "--jar=software.amazon.awssdk:bundle",
            "--release=3.4.2",
            "--good=2.29.52",
            "--bad=2.30.2",
            "--case=checksum/bulk-deletion-carries-content-md5[no-profile]@*");

    assertThat(said).contains("First bad: 2.30.0. Last good: 2.29.52.");
  }

  private String bisect(String... arguments) {
    Qualify command = command(arguments);
    command.assertEnded(ExitCode.AS_EXPECTED);
    return command.output();
  }

  private Qualify command(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "bisect";
    all[1] = "--out=" + runs;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Qualify.command(runs, all);
  }
}
