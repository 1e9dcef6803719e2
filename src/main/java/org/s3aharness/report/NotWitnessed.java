package org.s3aharness.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.s3aharness.harness.verdict.CaseResult;

/**
 * Lists what was not looked at in cases that were judged because the store cannot show it. Whole
 * cases that were not run for such a reason are listed with their verdict.
 */
public final class NotWitnessed {
  /** The heading of {@link #rows}. */
  public static final String TITLE = "Not witnessed on this store";

  private final Map<List<String>, Integer> cases = new TreeMap<>(NotWitnessed::compare);

  /** Counts what the cases of a run did not look at. */
  public NotWitnessed(Collection<CaseResult> results) {
    for (CaseResult result : results) {
      result
          .notAsked()
          .forEach((check, reason) -> cases.merge(List.of(check, reason), 1, Integer::sum));
    }
  }

  private static int compare(List<String> one, List<String> other) {
    return String.join(" ", one).compareTo(String.join(" ", other));
  }

  /** Says whether everything was witnessed. */
  public boolean isEmpty() {
    return cases.isEmpty();
  }

  /** Returns a row for each check and reason: the check, the number of cases, the reason. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    new LinkedHashMap<>(cases)
        .forEach(
            (what, count) -> rows.add(List.of(what.get(0), String.valueOf(count), what.get(1))));
    return rows;
  }

  /** Returns one line for each row. */
  public List<String> lines() {
    return rows().stream()
        .map(row -> "%s in %s cases: %s".formatted(row.get(0), row.get(1), row.get(2)))
        .toList();
  }
}
