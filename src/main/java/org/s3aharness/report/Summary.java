package org.s3aharness.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.format.RecordedRun;
import org.s3aharness.report.format.RunDiff;
import org.s3aharness.report.summary.AtRest;

/** What came of a run, in a sentence and in figures. */
public final class Summary {
  private final List<CaseResult> results;

  Summary(List<CaseResult> results) {
    this.results =
        results.stream().sorted(Comparator.comparing(result -> result.id().toString())).toList();
  }

  /** In the order of their ids. */
  public List<CaseResult> results() {
    return results;
  }

  /** Those with this verdict. */
  public List<CaseResult> of(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).toList();
  }

  /** How many cases were judged: all but those not run. */
  public long judged() {
    return results.stream().filter(result -> result.verdict() != Verdict.NOT_RUN).count();
  }

  /** Whether every verdict is as expected and there is at least one. */
  public boolean isGreen() {
    return judged() > 0 && results.stream().allMatch(r -> r.verdict().isAsExpected());
  }

  /**
   * What changed since another run.
   *
   * @param selected which cases of that run this one would have, if they still exist
   */
  public RunDiff since(RecordedRun before, Predicate<CaseId> selected) {
    return new RunDiff(before, RecordedRun.of(results), selected);
  }

  /** The verdict sentence. */
  public String sentence(String release, String store) {
    String on = "Hadoop " + release + " on " + store + ": ";
    if (judged() == 0) {
      return on + "nothing was judged (" + counts() + ").";
    }
    String verdict =
        isGreen()
            ? "every judged setting encrypts as documented" + butForKnown()
            : of(Verdict.FAILED).isEmpty()
                ? "declared deviations no longer show"
                : "NOT as documented";
    return on + verdict + " — " + counts() + "." + exposed();
  }

  private String exposed() {
    Set<String> exposed = new AtRest(results).exposed();
    return exposed.isEmpty()
        ? ""
        : " EXPOSED, plaintext where encryption was asked for: " + String.join("; ", exposed) + ".";
  }

  private String butForKnown() {
    return of(Verdict.KNOWN).isEmpty() ? "" : ", but for declared deviations";
  }

  /** Such as {@code 412 cases: 400 passed, 2 failed, 10 known}. */
  public String counts() {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    results.forEach(result -> counts.merge(result.verdict(), 1L, Long::sum));
    return results.size()
        + " cases: "
        + counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().label())
            .collect(Collectors.joining(", "));
  }

  /** How many cases give each reason, for those with this verdict. */
  public Map<String, Long> reasons(Verdict verdict) {
    return of(verdict).stream()
        .collect(Collectors.groupingBy(CaseResult::reason, TreeMap::new, Collectors.counting()));
  }
}
