package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.harness.call.Call;
import org.s3aharness.harness.call.CaseCalls;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.format.CallFiles;
import org.s3aharness.report.format.ResultsFile;
import org.s3aharness.session.outcome.ExitCode;

/** A project is made of a case whose calls were recorded; what cannot be exported is refused. */
class ExportCommandTest {
  private static final CaseId RENAMED = id("rename", "small-file", "sse-kms-key-arn", "3.4.3");
  private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/1";

  @TempDir Path directory;
  private Path run;
  private final List<Call> calls = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();

  private static CaseId id(String suite, String behaviour, String profile, String release) {
    return new CaseId(suite, behaviour, Optional.empty(), profile, release);
  }

  @BeforeEach
  void renamesAFile() {
    calls.add(
        new Call(
            1,
            Call.OPEN,
            List.of("{bucket}", ""),
            Map.of(
                "fs.s3a.bucket.{bucket}.encryption.key",
                "${s3aharness.kms.key1.arn}",
                "fs.s3a.encryption.algorithm",
                "SSE-KMS"),
            ""));
    calls.add(call("write", "unrelated", "10", "1"));
    calls.add(call("write", "dir/file", "1000", "2"));
    calls.add(call("close"));
    calls.add(new Call(2, Call.OPEN, List.of("{bucket}", ""), Map.of(), ""));
    calls.add(new Call(2, "rename", List.of("dir", "renamed"), Map.of(), ""));
    calls.add(new Call(2, "read", List.of("renamed/file"), Map.of(), ""));
  }

  private static Call call(String operation, String... arguments) {
    return new Call(1, operation, List.of(arguments), Map.of(), "");
  }

  private void record(CaseId id, Verdict verdict) throws IOException {
    RunDirectory written = RunDirectory.create(directory.resolve("runs"));
    run = written.root();
    List<Check> failed =
        verdict == Verdict.PASSED
            ? List.of()
            : List.of(
                Check.equal(
                    Witness.STORE, "kms-key", "HEAD renamed/file: KMS key", KEY, "another"));
    new CallFiles(written).called(id, new CaseCalls(calls, obstacles, Map.of(KEY, "{key1}")));
    try (ResultsFile results = new ResultsFile(written)) {
      results.add(
          new CaseResult(
              id,
              "A file keeps its encryption",
              "Hadoop",
              "Renaming",
              verdict,
              verdict == Verdict.NOT_RUN ? "the store has no KMS" : "",
              failed,
              Map.of(),
              Map.of(),
              Map.of(),
              List.of(),
              Duration.ZERO,
              0),
          Optional.empty());
    }
  }

  private Qualify export(String given) {
    return Qualify.command(
        directory, "export", given, "--run=" + run, "--output=" + directory.resolve("project"));
  }

  @Test
  void theCallsBecomeAProject() throws IOException {
    record(RENAMED, Verdict.FAILED);

    Qualify export = export("small-file");

    export.assertEnded(ExitCode.AS_EXPECTED);
    Path project = directory.resolve("project");
    assertThat(project.resolve("src/test/java/ReproductionTest.java"))
        .content()
        .containsSubsequence(
            "FileSystem fs1 = example.open(\"core-site-1.xml\", bucket);",
            "example.write(fs1, \"/dir/file\", 1000, 2);",
            "fs1.close();",
            "example.rename(fs2, \"/dir\", \"/renamed\");",
            "example.read(fs2, \"/renamed/file\");",
            "example.expectHead(bucket, \"/renamed/file\","
                + " \"x-amz-server-side-encryption-aws-kms-key-id\", \"${example.kms.key1.arn}\");")
        .doesNotContain("unrelated");
    assertThat(project.resolve("src/test/resources/core-site-1.xml"))
        .content()
        .containsPattern(
            "<name>fs\\.s3a\\.bucket\\.s3a-example-[0-9a-f]{8}-1\\.encryption\\.key</name>\\s*"
                + "<value>\\$\\{example\\.kms\\.key1\\.arn}</value>");
    assertThat(project.resolve("pom.xml"))
        .content()
        .contains("<hadoop.version>3.4.3</hadoop.version>", "amazon-s3-encryption-client-java")
        .doesNotContain("@");
    assertThat(project.resolve("README.md"))
        .content()
        .contains("| HEAD renamed/file: KMS key | {key1} | another |", RENAMED.toString())
        .doesNotContain("s3aharness.", KEY);
    assertThat(project.resolve("docker-compose.yml"))
        .content()
        .contains("localstack/localstack:4.9.2", "DISABLE_CORS_CHECKS: \"1\"");
  }

  @Test
  void aNumberNamesALineOfTheRun() throws IOException {
    record(RENAMED, Verdict.FAILED);

    assertThat(export("*small-file[*").output()).startsWith(RENAMED + ": ");
    assertThat(
            Qualify.command(
                    directory,
                    "export",
                    "1",
                    "--run=" + run,
                    "--output=" + directory.resolve("by-number"))
                .output())
        .startsWith(RENAMED + ": ");
    assertThat(Qualify.command(directory, "export", "2", "--run=" + run, "-o=x").output())
        .contains("2: the run in " + run + " has the lines 1 to 1.");
  }

  @Test
  void aCaseThatIsNotThereIsRefusedWithTheNearest() throws IOException {
    record(RENAMED, Verdict.FAILED);

    export("rename/smal-file")
        .assertRefused(ExitCode.USAGE, "has no such case; nearest are rename/small-file.");
  }

  @Test
  void whatTheCallsDoNotShowIsRefusedByName() throws IOException {
    obstacles.add("it makes or changes KMS keys");
    calls.add(call(Call.SCENARIO, "CommitJob"));
    record(RENAMED, Verdict.FAILED);

    export("small-file")
        .assertRefused(
            ExitCode.USAGE,
            RENAMED
                + " cannot be exported: it makes or changes KMS keys; it runs the scenario CommitJob.");
  }

  @Test
  void aCaseThatWasNotRunIsRefusedWithTheReason() throws IOException {
    record(RENAMED, Verdict.NOT_RUN);

    export("small-file").assertRefused(ExitCode.USAGE, "it was not run: the store has no KMS");
  }

  @Test
  void aReleaseThatIsNotOnMavenCentralIsRefused() throws IOException {
    record(id("rename", "small-file", "sse-s3", "my-hadoop"), Verdict.FAILED);

    export("small-file")
        .assertRefused(ExitCode.USAGE, "its release, my-hadoop, is not a single release");
  }

  @Test
  void aRunWithoutCallsIsRefusedWithTheCommandThatMakesThem() throws IOException {
    record(RENAMED, Verdict.FAILED);
    Files.delete(run.resolve("calls").resolve(RENAMED.fileName() + ".json"));

    export("small-file")
        .assertRefused(ExitCode.USAGE, "run it again: s3a-qualify run --case '" + RENAMED + "'");
  }

  @Test
  void aDirectoryThatIsNotEmptyIsRefusedBeforeAnythingElse() throws IOException {
    record(RENAMED, Verdict.FAILED);
    Path project = Files.createDirectory(directory.resolve("project"));
    Path mine = Files.writeString(project.resolve("mine.txt"), "mine");

    export("nonsense")
        .assertRefused(ExitCode.USAGE, "--output " + project + ": this directory is not empty");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aDirectoryThatIsNoRunIsRefused() {
    run = directory.resolve("none");

    export("1").assertRefused(ExitCode.USAGE, run + ": this is not a run; give a run directory");
  }
}
