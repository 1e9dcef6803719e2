package org.s3aharness.report.diff;

import java.util.List;
import java.util.Set;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.Verdict;

/**
 * A case of a recorded run.
 *
 * @param reason why it got its verdict; empty if that is not recorded
 * @param deviations the ids of the declared deviations that were seen, or were no longer seen
 * @param failed the failed checks that no deviation explains; empty if that is not recorded
 */
public record RecordedCase(
    CaseId id, Verdict verdict, String reason, List<String> deviations, Set<FailedCheck> failed) {
  public RecordedCase {
    deviations = List.copyOf(deviations);
    failed = Set.copyOf(failed);
  }

  /** Returns the same case with the id that it has on another release. */
  RecordedCase on(String release) {
    return new RecordedCase(id.on(release), verdict, reason, deviations, failed);
  }

  /**
   * Says whether something goes wrong here that did not before: another check fails, or the same
   * one with another value. Of a case whose checks are not recorded nobody can say it.
   */
  boolean failsOtherwiseThan(RecordedCase before) {
    boolean unknown = before.verdict == Verdict.FAILED && before.failed.isEmpty();
    return !unknown && !before.failed.containsAll(failed);
  }

  /** Says whether the case was judged, and not as expected. */
  boolean isFailing() {
    return !verdict.isAsExpected();
  }

  boolean isNotRun() {
    return verdict == Verdict.NOT_RUN;
  }
}
