package org.s3aharness.report.diff;

import java.util.List;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.Verdict;

/**
 * A case of a recorded run.
 *
 * @param reason why it got its verdict; empty if that is not recorded
 * @param deviations the ids of the declared deviations that were seen, or were no longer seen
 */
public record RecordedCase(CaseId id, Verdict verdict, String reason, List<String> deviations) {
  public RecordedCase {
    deviations = List.copyOf(deviations);
  }

  /** Says whether the case was judged, and not as expected. */
  boolean isFailing() {
    return !verdict.isAsExpected();
  }

  boolean isNotRun() {
    return verdict == Verdict.NOT_RUN;
  }
}
