package org.s3aharness.session.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.catalogue.SampleResults;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.Summary;
import org.s3aharness.report.diff.RecordedRun;

class GateTest {
  private static final Gate OPEN = new Gate(false, Optional.empty());
  private static final Gate STRICT = new Gate(true, Optional.empty());

  @ParameterizedTest
  @CsvSource({"PASSED,0,0", "FAILED,1,1", "FIXED,1,1", "KNOWN,0,1", "NOT_RUN,0,1"})
  void aVerdictDecidesWhetherARunPasses(Verdict verdict, int open, int strict) {
    Summary summary = summary(Verdict.PASSED, verdict);
    assertThat(OPEN.judge(summary, id -> true).exitCode()).isEqualTo(open);
    assertThat(STRICT.judge(summary, id -> true).exitCode()).isEqualTo(strict);
  }

  @Test
  void aStrictGateSaysWhatItDoesNotLetThrough() {
    assertThat(STRICT.judge(summary(Verdict.PASSED, Verdict.KNOWN), id -> true).lines())
        .containsExactly("--strict: 1 known and 0 not run count as failures.");
  }

  @Test
  void aRunThatJudgedNothingNeverPasses() {
    assertThat(OPEN.judge(summary(), id -> true).exitCode()).isEqualTo(ExitCode.NOTHING_RAN);
    assertThat(OPEN.judge(summary(Verdict.NOT_RUN), id -> true).exitCode())
        .isEqualTo(ExitCode.NOTHING_RAN);
  }

  @Test
  void withABaselineOnlyWhatIsWorseFails() {
    Summary failed = summary(Verdict.FAILED);
    assertThat(since(Verdict.FAILED).judge(failed, id -> true).exitCode())
        .isEqualTo(ExitCode.AS_EXPECTED);

    Judgement worse = since(Verdict.PASSED).judge(failed, id -> true);
    assertThat(worse.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(worse.lines()).first().asString().startsWith("WORSE than accepted");
  }

  @Test
  void aCaseOfTheBaselineThatWasNotAskedForHasNotVanished() {
    Gate gate = new Gate(false, Optional.of(baseline(result("other", Verdict.PASSED))));
    Summary passed = summary(Verdict.PASSED);
    assertThat(gate.judge(passed, id -> true).exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(gate.judge(passed, id -> !id.profile().equals("other")).exitCode())
        .isEqualTo(ExitCode.AS_EXPECTED);
  }

  private static Gate since(Verdict verdict) {
    return new Gate(false, Optional.of(baseline(result("profile1", verdict))));
  }

  private static Gate.EarlierRun baseline(CaseResult result) {
    return new Gate.EarlierRun("accepted", RecordedRun.of(List.of(result)));
  }

  /** Returns a summary of cases of the profiles profile1, profile2, with these verdicts. */
  private static Summary summary(Verdict... verdicts) {
    List<CaseResult> results = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      results.add(result("profile" + (results.size() + 1), verdict));
    }
    return new Summary(results);
  }

  private static CaseResult result(String profile, Verdict verdict) {
    return SampleResults.change("behaviour", profile, verdict, Map.of());
  }
}
