package org.s3aharness.session.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.Summary;
import org.s3aharness.report.diff.DiffText;
import org.s3aharness.report.diff.RecordedRun;
import org.s3aharness.report.diff.RunDiff;

/**
 * Decides whether a run passes.
 *
 * @param strict whether declared deviations and cases that are not run count as failures
 * @param baseline the run to compare with: only what is worse than in that run fails; empty for
 *     none
 */
public record Gate(boolean strict, Optional<EarlierRun> baseline) {
  /**
   * A run to compare with.
   *
   * @param name its name for people, such as its file
   */
  public record EarlierRun(String name, RecordedRun run) {}

  /**
   * Judges a run.
   *
   * @param selected says whether a case would be part of the run, provided that it exists
   */
  public Judgement judge(Summary summary, Predicate<CaseId> selected) {
    if (summary.judged() == 0) {
      return new Judgement(ExitCode.NOTHING_RAN, List.of());
    }
    if (baseline.isPresent()) {
      return since(baseline.get(), summary, selected);
    }
    if (!summary.isGreen()) {
      return new Judgement(ExitCode.FAILED, List.of());
    }
    int known = summary.of(Verdict.KNOWN).size();
    int notRun = summary.of(Verdict.NOT_RUN).size();
    return strict && known + notRun > 0
        ? new Judgement(
            ExitCode.FAILED,
            List.of(
                "--strict: %d known and %d not run count as failures.".formatted(known, notRun)))
        : new Judgement(ExitCode.AS_EXPECTED, List.of());
  }

  private static Judgement since(EarlierRun baseline, Summary summary, Predicate<CaseId> selected) {
    RunDiff diff = new RunDiff(baseline.run(), RecordedRun.of(summary.results()), selected);
    List<String> lines = new ArrayList<>();
    lines.add(DiffText.sentence(diff, baseline.name()));
    lines.addAll(DiffText.lines(diff));
    return new Judgement(diff.isWorse() ? ExitCode.FAILED : ExitCode.AS_EXPECTED, lines);
  }
}
