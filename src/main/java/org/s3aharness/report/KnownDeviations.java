package org.s3aharness.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Deviation;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Verdict;

/**
 * Collects the declared deviations that a run has shown, each with what it means for a user's data.
 */
final class KnownDeviations {
  private final Map<String, Grade> gravest = new TreeMap<>();
  private final long ofTheStore;

  /** Collects the deviations of a run. */
  KnownDeviations(Collection<CaseResult> results) {
    for (CaseResult result : results) {
      if (result.verdict() == Verdict.KNOWN) {
        result.deviations().forEach(id -> gravest.putIfAbsent(id, Grade.DIFFERENT));
        result.failed().forEach(this::add);
      }
    }
    List<String> stores =
        DeclaredDeviations.load().declared().stream()
            .filter(Deviation::isOfAStore)
            .map(Deviation::id)
            .toList();
    this.ofTheStore = gravest.keySet().stream().filter(stores::contains).count();
  }

  private void add(Check failed) {
    gravest.computeIfPresent(
        failed.deviation(),
        (id, grade) -> failed.grade().compareTo(grade) < 0 ? failed.grade() : grade);
  }

  boolean isEmpty() {
    return gravest.isEmpty();
  }

  /** Returns a sentence that says how many there are, and which of them expose data. */
  String sentence() {
    return "as documented except for %s: %s"
        .formatted(
            counted(gravest.size()) + (ofTheStore == 0 ? "" : ", including those of the store"),
            grave());
  }

  private String grave() {
    List<String> exposing =
        gravest.entrySet().stream()
            .filter(entry -> entry.getValue() == Grade.EXPOSED)
            .map(entry -> entry.getKey().replace('-', ' '))
            .toList();
    if (exposing.isEmpty()) {
      return "none exposes data";
    }
    return "%d EXPOSE%s data (%s)"
        .formatted(exposing.size(), exposing.size() == 1 ? "S" : "", String.join("; ", exposing));
  }

  private static String counted(int deviations) {
    return deviations == 1 ? "1 known deviation" : deviations + " known deviations";
  }
}
