package org.s3aharness.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.s3aharness.harness.verdict.ChangedCheck.observing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.Summary;
import org.s3aharness.report.diff.RecordedRun;

class RunDigestTest {
  private static final Invocation INVOCATION = new Invocation(Instant.EPOCH, "run", List.of());

  @Test
  void aFailureIsShownWithWhatWasObservedAndTheCommandThatRunsItAgain() {
    assertThat(lines(List.of(result("a", Verdict.FAILED, "was absent"))))
        .containsSubsequence(
            "  1. failed: put/a[sse-c]@3.4.3",
            "     was absent",
            "     run the first one again: ./s3a-qualify run --release=3.4.3"
                + " '--case=put/a[sse-c]@3.4.3'");
  }

  @Test
  void ofAFailureTheGravestIsShownThatIsNotKnown() {
    Check length = Check.equal(Witness.STORE, "length", "HEAD file", 1016, 1000);
    Check plaintext =
        Check.equal(Witness.WIRE, "plaintext", "the body", "ciphertext", "plaintext")
            .withGrade(Grade.EXPOSED);
    Check known = observing(plaintext, "something known").withDeviation("a-deviation");

    assertThat(lines(List.of(failed(length, known, plaintext))))
        .contains("     the body: expected ciphertext, was plaintext");
  }

  @Test
  void casesOfOneReasonAreOneLineWithTheirNumber() {
    List<CaseResult> results =
        List.of(
            result("a", Verdict.NOT_RUN, "no KMS"),
            result("b", Verdict.NOT_RUN, "no KMS"),
            result("c", Verdict.KNOWN, "as declared", "seaweedfs-tests-the-completion-of-uploads"));

    assertThat(lines(results))
        .containsSubsequence(
            "  1. known in 1 case: SeaweedFS requires of CompleteMultipartUpload the"
                + " header that only CreateMultipartUpload …",
            "Not run: 2. no KMS in 2 cases");
  }

  @Test
  void aGreenRunNeedsNoLine() {
    assertThat(lines(List.of(result("a", Verdict.PASSED, "")))).isEmpty();
  }

  @Test
  void howeverMuchIsWrongTheEndIsAFewLines() {
    List<CaseResult> results = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      IntStream.range(0, 300)
          .mapToObj(n -> result(verdict + "-" + n, verdict, "reason " + n, "deviation-" + n))
          .forEach(results::add);
    }

    assertThat(lines(results))
        .hasSizeLessThanOrEqualTo(RunDigest.MOST_LINES)
        .contains("     … and 598 more in summary.md");
  }

  @Test
  void theSameResultsHaveTheSameNumbersWhateverTheirOrder() {
    CaseResult one = result("a", Verdict.FAILED, "was absent");
    CaseResult two = result("b", Verdict.FAILED, "was absent");

    assertThat(SummaryLine.of(RecordedRun.of(List.of(two, one))))
        .isEqualTo(SummaryLine.of(RecordedRun.of(List.of(one, two))))
        .extracting(SummaryLine::number, SummaryLine::text)
        .containsExactly(tuple(1, one.id().toString()), tuple(2, two.id().toString()));
  }

  private static List<String> lines(List<CaseResult> results) {
    return RunDigest.lines(new Summary(results), INVOCATION);
  }

  private static CaseResult failed(Check... checks) {
    return result("a", Verdict.FAILED, "all of it", List.of(checks));
  }

  private static CaseResult result(
      String behaviour, Verdict verdict, String reason, String... deviations) {
    return result(behaviour, verdict, reason, List.of(), deviations);
  }

  private static CaseResult result(
      String behaviour, Verdict verdict, String reason, List<Check> failed, String... deviations) {
    return new CaseResult(
        new CaseId("put", behaviour, Optional.empty(), "sse-c", "3.4.3"),
        "",
        "",
        "",
        verdict,
        reason,
        failed,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(deviations),
        Duration.ZERO,
        0);
  }
}
