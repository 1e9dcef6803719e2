package org.s3aharness.upgrade;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Deviation;
import org.s3aharness.harness.verdict.Verdict;

/**
 * Finds the results of a run by release, and the case of one release that matches one of another.
 */
final class ResultIndex {
  private final Map<String, Map<String, CaseResult>> byRelease = new LinkedHashMap<>();
  private final Map<CaseResult, List<Check>> problems = new IdentityHashMap<>();
  private final DeclaredDeviations deviations;

  ResultIndex(List<CaseResult> results, DeclaredDeviations deviations) {
    this.deviations = deviations;
    for (CaseResult result : results) {
      byRelease
          .computeIfAbsent(result.id().release(), release -> new LinkedHashMap<>())
          .put(key(result), result);
    }
  }

  private static String key(CaseResult result) {
    return result.id().behaviourPath() + "[" + result.id().profile() + "]";
  }

  /** Returns the cases of one release alone. */
  List<CaseResult> alone(String release) {
    return List.copyOf(byRelease.getOrDefault(release, Map.of()).values());
  }

  /** Returns the cases in which one release works on what another wrote. */
  List<CaseResult> across(String writer, String reader) {
    return alone(ReleasePair.label(writer, reader));
  }

  /** Returns the same case on another release. */
  Optional<CaseResult> same(CaseResult result, String release) {
    return Optional.ofNullable(byRelease.getOrDefault(release, Map.of()).get(key(result)));
  }

  /** Returns the failed checks that no declared deviation of the store explains. */
  List<Check> problems(CaseResult result) {
    return problems.computeIfAbsent(result, this::find);
  }

  private List<Check> find(CaseResult result) {
    if (result.verdict() == Verdict.NOT_RUN) {
      return List.of();
    }
    List<Check> problems = new ArrayList<>();
    for (Check check : result.failed()) {
      if (explaining(check).filter(Deviation::isOfAStore).isEmpty()) {
        problems.add(check);
      }
    }
    return problems;
  }

  /** Returns the declared deviation that explains a check; empty if none does. */
  Optional<Deviation> explaining(Check check) {
    return deviations.explaining(check);
  }
}
