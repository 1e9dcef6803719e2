package org.s3aharness.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Verdict;

/** Summarizes a run in a sentence and in figures. */
public final class Summary {
  private final List<CaseResult> results;

  /** Sums up results that come in any order. */
  public Summary(List<CaseResult> results) {
    this.results =
        results.stream().sorted(Comparator.comparing(result -> result.id().toString())).toList();
  }

  /** Returns the results, sorted by id. */
  public List<CaseResult> results() {
    return results;
  }

  /** Returns the results with a verdict. */
  public List<CaseResult> of(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).toList();
  }

  /** Returns how many cases were judged: all but those not run. */
  public long judged() {
    return results.stream().filter(result -> result.verdict() != Verdict.NOT_RUN).count();
  }

  /** Says whether at least one case was judged and every verdict is as expected. */
  public boolean isGreen() {
    return judged() > 0 && results.stream().allMatch(r -> r.verdict().isAsExpected());
  }

  /**
   * Returns the verdict sentence.
   *
   * @param release the release's name, or several, separated by commas
   * @param store the store in a few words
   */
  public String sentence(String release, String store) {
    String on = "Hadoop " + release + " on " + store + ": ";
    if (judged() == 0) {
      return on + "nothing was judged (" + counts() + ").";
    }
    return on + verdict() + " — " + counts() + ".";
  }

  private String verdict() {
    if (isGreen()) {
      KnownDeviations known = new KnownDeviations(results);
      return known.isEmpty() ? "as documented" : known.sentence();
    }
    return of(Verdict.FAILED).isEmpty()
        ? "as documented, but declared deviations no longer show"
        : "NOT as documented" + exposed();
  }

  /**
   * Says how many cases expose data in a way that no declared deviation explains, and where the
   * plaintext is.
   */
  private String exposed() {
    long exposing = of(Verdict.FAILED).stream().filter(Summary::exposesMoreThanIsKnown).count();
    if (exposing == 0) {
      return "";
    }
    Set<String> plaintext = new AtRestSummary(of(Verdict.FAILED)).exposed();
    return ": data is EXPOSED in %d %s%s"
        .formatted(
            exposing,
            exposing == 1 ? "case" : "cases",
            plaintext.isEmpty()
                ? ""
                : ", with plaintext where encryption was asked for ("
                    + String.join("; ", plaintext)
                    + ")");
  }

  private static boolean exposesMoreThanIsKnown(CaseResult result) {
    return result.failed().stream()
        .anyMatch(check -> check.grade() == Grade.EXPOSED && check.deviation().isEmpty());
  }

  /** Returns the figures, such as {@code 412 cases: 400 passed, 2 failed, 10 known}. */
  public String counts() {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    results.forEach(result -> counts.merge(result.verdict(), 1L, Long::sum));
    return results.size()
        + (results.size() == 1 ? " case: " : " cases: ")
        + counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().label())
            .collect(Collectors.joining(", "));
  }
}
