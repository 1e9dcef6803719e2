package org.s3aharness.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

/** Results of cases that were never run. */
public final class SampleResults {
  private SampleResults() {}

  /** Returns the result of a case of suite {@code change} on release 3.4.3. */
  public static CaseResult change(
      String behaviour, String change, Verdict verdict, Map<String, String> observed) {
    return change(behaviour, change, verdict, "", observed);
  }

  /** Returns the result of such a case that was not run. */
  public static CaseResult notRun(String behaviour, String change, String reason) {
    return change(behaviour, change, Verdict.NOT_RUN, reason, Map.of());
  }

  private static CaseResult change(
      String behaviour,
      String change,
      Verdict verdict,
      String reason,
      Map<String, String> observed) {
    return new CaseResult(
        new CaseId("change", behaviour, Optional.empty(), change, "3.4.3"),
        "",
        "",
        "",
        verdict,
        reason,
        List.of(),
        Map.of(),
        Map.of(),
        observed,
        verdict == Verdict.KNOWN ? List.of("a-deviation") : List.of(),
        Duration.ZERO,
        0);
  }
}
