package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.s3aharness.report.BaselineLines.line;
import static org.s3aharness.report.BaselineLines.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.session.outcome.ExitCode;

/** {@code diff}, {@code baseline} and what {@code run} refuses of a gate. */
class GateCommandsTest {
  private static final String PASSES = line("passes", Verdict.PASSED);

  @TempDir Path directory;

  @Test
  void aRunComparedWithItselfIsNotWorse() throws IOException {
    Path run = write(directory.resolve("a"), PASSES);
    Qualify diff = Qualify.command(directory, "diff", run.toString(), run.toString());
    assertThat(diff.output()).contains("Nothing is worse than", "1 the same");
    diff.assertEnded(ExitCode.AS_EXPECTED);
  }

  @Test
  void aCaseThatNewlyFailsIsNamed() throws IOException {
    Path before = write(directory.resolve("a"), PASSES);
    Path after = write(directory.resolve("b"), line("passes", Verdict.FAILED));
    Qualify diff = Qualify.command(directory, "diff", before.toString(), after.toString());
    assertThat(diff.output())
        .contains("! newly failing: put/passes[sse-c]@3.4.3 (passed -> failed)");
    diff.assertEnded(ExitCode.FAILED);
  }

  @Test
  void aRunThatJudgedNothingIsNeverGreen() throws IOException {
    Path before = write(directory.resolve("a"), line("b", Verdict.NOT_RUN));
    Qualify diff = Qualify.command(directory, "diff", before.toString(), before.toString());
    diff.assertEnded(ExitCode.NOTHING_RAN);
    Path file = directory.resolve("baseline");
    Qualify baseline =
        Qualify.command(directory, "baseline", before.toString(), "--output", file.toString());
    baseline.assertEnded(ExitCode.NOTHING_RAN);
    assertThat(file).doesNotExist();
  }

  @Test
  void aBaselineIsMadeOfAllShardsOfARun() throws IOException {
    Path first = Files.createDirectories(directory.resolve("run1"));
    write(first.resolve("results.jsonl"), PASSES);
    Path second = Files.createDirectories(directory.resolve("run2"));
    write(second.resolve("results.jsonl"), line("knows", Verdict.KNOWN));
    Path file = directory.resolve("baseline");

    Qualify baseline =
        Qualify.command(
            directory, "baseline", first.toString(), second.toString(), "-o", file.toString());

    baseline.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(file).content().isEqualTo(line("knows", Verdict.KNOWN) + "\n" + PASSES + "\n");
  }

  @Test
  void aRunThatBrokeOffIsRefusedAsABaseline() throws IOException {
    Path run = Files.createDirectories(directory.resolve("run"));
    write(run.resolve("results.jsonl"), PASSES);
    Files.writeString(run.resolve("summary.md"), "**Incomplete: interrupted. …**\n");
    Path file = directory.resolve("baseline");

    Qualify baseline =
        Qualify.command(directory, "baseline", run.toString(), "-o", file.toString());

    baseline.assertRefused(ExitCode.USAGE, "incomplete, as its summary.md says; run it again");
    assertThat(file).doesNotExist();
  }

  @Test
  void aPathThatIsNotARunIsRefused() throws IOException {
    refusedBaseline("this is not a run", directory.resolve("nowhere"));
    refusedBaseline("this is not a run", Files.createDirectories(directory.resolve("empty")));
    refusedBaseline(
        "line 2: this line is not a JSON object",
        write(directory.resolve("cut"), PASSES, "{\"sch"));
    refusedBaseline("names no schema", write(directory.resolve("old"), "{\"case\":\"a/b[c]@d\"}"));
    refusedBaseline(
        "has schema 2",
        write(directory.resolve("new"), PASSES.replace("\"schema\":1", "\"schema\":2")));
    refusedBaseline("occurs twice", write(directory.resolve("twice"), PASSES, PASSES));
    refusedBaseline(
        "there is no verdict \"great\"",
        write(directory.resolve("great"), PASSES.replace("passed", "great")));
    refusedBaseline(
        "lacks \"suite\"", write(directory.resolve("lacks"), PASSES.replace("\"suite\"", "\"s\"")));
  }

  @Test
  void anInvalidShardIsRefused() {
    Qualify run = Qualify.run(directory.resolve("runs"), "--shard=5/4");
    run.assertRefused(ExitCode.USAGE, "--shard 5/4");
  }

  @Test
  void strictAndBaselineExcludeEachOther() throws IOException {
    Path file = write(directory.resolve("a"), PASSES);
    Qualify run = Qualify.run(directory.resolve("runs"), "--strict", "--baseline=" + file);
    run.assertRefused(ExitCode.USAGE, "give only one of the two");
    assertThat(directory.resolve("runs")).doesNotExist();
  }

  private void refusedBaseline(String why, Path file) {
    Qualify.command(directory, "diff", file.toString(), file.toString())
        .assertRefused(ExitCode.USAGE, why);
    Qualify.run(directory.resolve("runs"), "--baseline=" + file)
        .assertRefused(ExitCode.USAGE, "--baseline " + file);
  }
}
