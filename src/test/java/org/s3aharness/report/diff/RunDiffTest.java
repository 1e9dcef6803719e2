package org.s3aharness.report.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.s3aharness.report.BaselineLines.failed;
import static org.s3aharness.report.BaselineLines.line;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.BaselineLines;
import org.s3aharness.report.diff.RunDiff.Kind;

class RunDiffTest {
  private static final String STAYS = line("stays", Verdict.PASSED);
  private static final String EXPLAINED =
      "{\"check\":\"store:algorithm\",\"grade\":\"weaker\",\"observed\":\"x\",\"deviation\":\"d\"}";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "PASSED,  PASSED,  SAME",
    "PASSED,  FAILED,  NEWLY_FAILING",
    "PASSED,  FIXED,   NEWLY_FAILING",
    "PASSED,  KNOWN,   OTHERWISE",
    "PASSED,  NOT_RUN, NEWLY_NOT_RUN",
    "KNOWN,   PASSED,  OTHERWISE",
    "KNOWN,   FIXED,   NEWLY_FAILING",
    "FAILED,  FAILED,  STILL_FAILING",
    "FAILED,  PASSED,  FIXED",
    "FAILED,  NOT_RUN, NEWLY_NOT_RUN",
    "NOT_RUN, PASSED,  NEWLY_JUDGED",
    "NOT_RUN, FAILED,  NEWLY_FAILING",
    "NOT_RUN, NOT_RUN, SAME",
  })
  void whatBecameOfACaseIsTold(Verdict was, Verdict is, Kind kind) throws IOException {
    RunDiff diff = diff(List.of(STAYS, line("b", was)), List.of(STAYS, line("b", is)));
    assertThat(diff.of(kind)).hasSize(kind == Kind.SAME ? 2 : 1);
    assertThat(diff.isWorse()).isEqualTo(kind.isWorse());
  }

  @ParameterizedTest
  @CsvSource({
    "different, AES256,    STILL_FAILING",
    "exposed,   AES256,    FAILING_OTHERWISE",
    "different, plaintext, FAILING_OTHERWISE",
  })
  void aCaseThatFailsInAnotherWayIsWorse(String grade, String observed, Kind kind)
      throws IOException {
    RunDiff diff =
        diff(
            List.of(STAYS, failed("b", "different", "AES256", "")),
            List.of(STAYS, failed("b", grade, observed, "")));
    assertThat(diff.of(kind)).hasSize(1);
    assertThat(diff.isWorse()).isEqualTo(kind.isWorse());
  }

  @Test
  void valuesThatAreNewInEveryRunAreNoDifference() throws IOException {
    RunDiff diff =
        diff(
            List.of(
                failed("keys", "weaker", "arn:1", ",\"comparable\":\"{key1}\""),
                failed("digests", "corrupt", "a".repeat(64), "")),
            List.of(
                failed("keys", "weaker", "arn:2", ",\"comparable\":\"{key1}\""),
                failed("digests", "corrupt", "b".repeat(64), "")));
    assertThat(diff.of(Kind.STILL_FAILING)).hasSize(2);
  }

  @Test
  void whatADeviationExplainsIsNoFailure() throws IOException {
    RunDiff diff =
        diff(
            List.of(failed("b", "different", "AES256", "")),
            List.of(
                failed("b", "different", "AES256", "").replace("}]}", "}," + EXPLAINED + "]}")));
    assertThat(diff.of(Kind.STILL_FAILING)).hasSize(1);
  }

  @Test
  void aBaselineKeepsWhatFailed() throws IOException {
    RecordedRun run = read("run", List.of(failed("b", "different", "AES256", "")));
    Path baseline = directory.resolve("baseline.jsonl");
    Baseline.write(run, baseline);
    RecordedRun graver = read("graver", List.of(failed("b", "exposed", "AES256", "")));
    assertThat(RunDiff.between(RecordedRun.read(List.of(baseline)), run).isWorse()).isFalse();
    assertThat(RunDiff.between(RecordedRun.read(List.of(baseline)), graver).isWorse()).isTrue();
  }

  @Test
  void aCaseThatVanishedIsAsGraveAsOneThatFails() throws IOException {
    RunDiff diff = diff(List.of(STAYS, line("gone", Verdict.PASSED)), List.of(STAYS));
    assertThat(diff.isWorse()).isTrue();
    assertThat(DiffText.sentence(diff, "OLD"))
        .isEqualTo("WORSE than OLD — 1 vanished, 1 the same.");
    assertThat(DiffText.lines(diff))
        .containsExactly("! vanished: put/gone[sse-c]@3.4.3 (passed -> not there)");
  }

  @Test
  void aCaseThatAppearedIsWorseOnlyIfItFails() throws IOException {
    assertThat(diff(List.of(STAYS), List.of(STAYS, line("new", Verdict.PASSED))).isWorse())
        .isFalse();
    assertThat(diff(List.of(STAYS), List.of(STAYS, line("new", Verdict.FAILED))).isWorse())
        .isTrue();
  }

  @Test
  void casesThatWereNotAskedForHaveNotVanished() throws IOException {
    RecordedRun before = read("old", List.of(STAYS, line("left-out", Verdict.PASSED)));
    RunDiff diff =
        new RunDiff(before, read("new", List.of(STAYS)), id -> !id.behaviour().equals("left-out"));
    assertThat(diff.isWorse()).isFalse();
  }

  @Test
  void runsOfTwoReleasesAreComparedCaseByCase() throws IOException {
    RunDiff diff =
        diff(
            List.of(line("b", "3.3.6", Verdict.PASSED)),
            List.of(line("b", "3.4.3", Verdict.FAILED)));
    assertThat(diff.of(Kind.NEWLY_FAILING)).hasSize(1);
    assertThat(DiffText.sentence(diff, "OLD")).contains("(release 3.3.6, then 3.4.3)");
  }

  @Test
  void nothingJudgedIsSaid() throws IOException {
    RunDiff diff = diff(List.of(STAYS), List.of(line("stays", Verdict.NOT_RUN)));
    assertThat(diff.judged()).isZero();
    assertThat(DiffText.sentence(diff, "OLD")).startsWith("Nothing was judged");
  }

  private RunDiff diff(List<String> before, List<String> after) throws IOException {
    return RunDiff.between(read("old", before), read("new", after));
  }

  private RecordedRun read(String name, List<String> lines) throws IOException {
    Path file = BaselineLines.write(directory.resolve(name), lines.toArray(new String[0]));
    return RecordedRun.read(List.of(file));
  }
}
