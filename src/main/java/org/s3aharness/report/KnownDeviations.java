package org.s3aharness.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Deviation;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Verdict;

/** The declared deviations that a run has shown, each with what it means for a user's data. */
final class KnownDeviations {
  private final Map<String, Grade> gravest = new TreeMap<>();
  private final long ofTheStore;

  /** Collects those of a run. */
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

  /** Returns how many there are, and first which of them expose data. */
  String sentence() {
    String exposing =
        gravest.entrySet().stream()
            .filter(entry -> entry.getValue() == Grade.EXPOSED)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return "as documented, but for what %s known for: %s%s"
        .formatted(
            ofTheStore == 0 ? "this release is" : "this release and this store are",
            exposing.isEmpty() ? "" : "data is EXPOSED by " + exposing + "; ",
            gravest.size() == 1 ? "1 deviation" : gravest.size() + " deviations");
  }
}
