package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.session.outcome.ExitCode;

/** {@code s3a-qualify upgrade} as its users run it. */
class UpgradeIT {
  @TempDir Path runs;

  @Test
  void theLossOfClientSideEncryptionIsNotSafe() throws IOException {
    Qualify upgrade =
        upgrade("--from=3.3.6", "--to=3.4.1", "--profile=cse-kms", "--profile=sse-s3");

    upgrade.assertEnded(ExitCode.FAILED);
    assertThat(firstLine(upgrade))
        .startsWith("**Not safe: Hadoop 3.3.6 to 3.4.1: files are written as plaintext")
        .contains("1 setting exposes data (cse-kms);")
        .contains("1 setting corrupts data (cse-kms)");
    assertThat(upgrade.output())
        .contains("Rollback from 3.4.1 to 3.3.6: not safe: ")
        .contains("the body: expected ciphertext, was plaintext");
    JsonNode first = findings(upgrade).get(0);
    assertThat(first.get("grade").asText()).isEqualTo("exposed");
    assertThat(first.get("since").asText()).isEqualTo("3.4.1");
    assertThat(first.get("command").asText())
        .startsWith("./s3a-qualify upgrade --from 3.3.6 --to 3.4.1 --case '");
  }

  @Test
  void anUpgradeThatKeepsASettingIsSafe() throws IOException {
    Qualify upgrade = upgrade("--from=3.3.6", "--to=3.4.3", "--profile=sse-kms-key-arn");

    upgrade.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(firstLine(upgrade)).startsWith("**Safe: Hadoop 3.3.6 to 3.4.3: ");
  }

  /** What a release does whatever its jars is not held against a jar: see docs/findings.md, 4. */
  @Test
  void aSwapThatChangesNothingIsSafeAndTellsWhatTheReleaseItselfExposes() throws IOException {
    Qualify upgrade =
        Qualify.command(
            runs,
            "upgrade",
            "--out=" + runs,
            "--from=3.4.3",
            "--to=3.4.3",
            "--with-jar=software.amazon.awssdk:bundle:2.35.4",
            "--case=delegation-token/worker-with-full-*[cse-kms]@*");

    assertThat(upgrade.exitCode()).as(upgrade.output()).isEqualTo(ExitCode.AS_EXPECTED);
    assertThat(firstLine(upgrade))
        .startsWith("**Safe: Hadoop 3.4.3 to 3.4.3+bundle-2.35.4-")
        .endsWith(
            ": no setting behaves differently; with the old jars, too, files are written as"
                + " plaintext: 1 setting exposes data as before (cse-kms).**");
    assertThat(upgrade.summary())
        .contains("### EXPOSED (as before): files are written as plaintext");
  }

  @Test
  void aSettingThatNoReleaseReadsIsFoundByWatching() throws IOException {
    Qualify upgrade =
        Qualify.command(
            runs,
            "upgrade",
            "--out=" + runs,
            "--from=3.3.6",
            "--to=3.4.3",
            "--profiles=src/test/resources/configs/misspelt",
            "--suite=setting");

    assertThat(upgrade.output())
        .contains(
            "fs.s3a.encryption.algoritm, which is set, by release 3.4.3: expected read, was not read"
                + " (the nearest name that it reads is fs.s3a.encryption.algorithm)");
  }

  @Test
  void installedReleasesAreNamedInAFile() throws Exception {
    String jars =
        String.join(
            ", ",
            new ReleaseResolver()
                .fromCentral("3.4.3", line -> {}).classpath().stream()
                    .map(Path::toString)
                    .toList());
    Path file = runs.resolve("releases.yaml");
    Files.writeString(file, "vendor:\n  classpath: [" + jars + "]\n");

    Qualify upgrade =
        Qualify.command(
            runs.resolve("out"),
            "upgrade",
            "--out=" + runs.resolve("out"),
            "--releases=" + file,
            "--from=3.3.6",
            "--to=vendor",
            "--case=cross-release/files-are-read*[sse-s3]@*");

    assertThat(upgrade.output()).contains("Hadoop 3.3.6 to 3.4.3-vendor");
    upgrade.assertEnded(ExitCode.AS_EXPECTED);
  }

  private Qualify upgrade(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "upgrade";
    all[1] = "--out=" + runs;
    all[2] = "--suite=cross-release";
    all[3] = "--suite=setting";
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return Qualify.command(runs, all);
  }

  private static String firstLine(Qualify upgrade) throws IOException {
    return upgrade.summary().lines().findFirst().orElseThrow();
  }

  private static JsonNode findings(Qualify upgrade) throws IOException {
    return new ObjectMapper().readTree(upgrade.directory().resolve("findings.json").toFile());
  }
}
