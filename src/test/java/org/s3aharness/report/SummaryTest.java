package org.s3aharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;

/** The sentence that a run ends with. */
class SummaryTest {
  private static final Check DIFFERENT =
      Check.equal(Witness.S3A, "refusal-class", "the refusal", "this", "that");
  private static final Check EXPOSED =
      Check.equal(Witness.WIRE, "plaintext", "the body", "ciphertext", "plaintext")
          .withGrade(Grade.EXPOSED);

  @Test
  void allAsDocumentedIsSaidShortly() {
    assertThat(sentence(result("a", Verdict.PASSED)))
        .isEqualTo("Hadoop 3.4.3 on a store: as documented — 1 case: 1 passed.");
  }

  @Test
  void deviationsAreCountedOnceEachAndThoseThatExposeDataAreNamed() {
    assertThat(
            sentence(
                result("a", Verdict.KNOWN, DIFFERENT.withDeviation("s3a-says-it-otherwise")),
                result("b", Verdict.KNOWN, DIFFERENT.withDeviation("s3a-says-it-otherwise")),
                result("c", Verdict.KNOWN, EXPOSED.withDeviation("s3a-writes-plaintext"))))
        .isEqualTo(
            "Hadoop 3.4.3 on a store: as documented except for 2 known deviations: 1"
                + " EXPOSES data (s3a writes plaintext) — 3 cases: 3 known.");
  }

  @Test
  void whereNoneExposesDataThatIsSaid() {
    assertThat(sentence(result("a", Verdict.KNOWN, DIFFERENT.withDeviation("s3a-says-it"))))
        .contains("as documented except for 1 known deviation: none exposes data");
  }

  @Test
  void whatNobodyHasDeclaredIsNotAsDocumented() {
    assertThat(sentence(result("a", Verdict.FAILED, DIFFERENT), result("b", Verdict.PASSED)))
        .contains(": NOT as documented — 2 cases: 1 passed, 1 failed.");
  }

  @Test
  void exposureThatNobodyHasDeclaredIsCounted() {
    assertThat(
            sentence(
                result("a", Verdict.FAILED, EXPOSED, DIFFERENT),
                result("b", Verdict.FAILED, DIFFERENT, EXPOSED.withDeviation("s3a-known"))))
        .contains(": NOT as documented: data is EXPOSED in 1 case — 2 cases: 2 failed.");
  }

  @Test
  void whereNothingWasJudgedNothingIsSaid() {
    assertThat(sentence(result("a", Verdict.NOT_RUN)))
        .contains("nothing was judged (1 case: 1 not run)");
  }

  private static String sentence(CaseResult... results) {
    return new Summary(List.of(results)).sentence("3.4.3", "a store");
  }

  private static CaseResult result(String behaviour, Verdict verdict, Check... failed) {
    return new CaseResult(
        new CaseId("put", behaviour, Optional.empty(), "sse-c", "3.4.3"),
        "",
        "",
        "",
        verdict,
        "",
        List.of(failed),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(failed).stream()
            .map(Check::deviation)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList(),
        Duration.ZERO,
        0);
  }
}
