package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseResult;

/**
 * Shows the verdicts of a run in tables: behaviours by modes, then the profiles that differ from
 * others of their mode, then the suites that have no profiles.
 */
final class VerdictTables {
  private static final int MOST_COLUMNS = 24;

  private final Map<String, String> modes;
  private final List<Matrix> tables = new ArrayList<>();

  /**
   * Creates the tables.
   *
   * @param modes the name of each profile's mode, by the profile's name
   */
  VerdictTables(Collection<CaseResult> results, Map<String, String> modes) {
    this.modes = modes;
    List<CaseResult> underProfiles = results.stream().filter(r -> mode(r) != null).toList();
    if (!underProfiles.isEmpty()) {
      addFolded(underProfiles);
    }
    addOthers(results.stream().filter(r -> mode(r) == null).toList());
  }

  private String mode(CaseResult result) {
    return modes.get(result.id().profile());
  }

  private void addFolded(List<CaseResult> results) {
    Map<String, List<CaseResult>> byMode = by(results, this::mode);
    Map<String, String> headings = new TreeMap<>();
    byMode.forEach(
        (mode, ofMode) -> {
          long profiles = ofMode.stream().map(r -> r.id().profile()).distinct().count();
          headings.put(mode, profiles == 1 ? mode : mode + " ×" + profiles);
        });
    tables.add(new Matrix("", "behaviour", results, Matrix::behaviour, r -> headings.get(mode(r))));
    byMode.forEach(this::addDiffering);
  }

  private void addDiffering(String mode, List<CaseResult> results) {
    List<String> uneven =
        new Matrix("", "", results, Matrix::behaviour, r -> r.id().profile()).unevenRows();
    if (!uneven.isEmpty()) {
      tables.add(
          new Matrix(
              mode + ", where profiles differ",
              "behaviour",
              results.stream().filter(r -> uneven.contains(Matrix.behaviour(r))).toList(),
              Matrix::behaviour,
              r -> r.id().profile()));
    }
  }

  /**
   * Adds a table for each suite with more columns than fit into the common one, and one for all
   * other suites.
   */
  private void addOthers(List<CaseResult> results) {
    List<CaseResult> together = new ArrayList<>();
    by(results, r -> r.id().suite())
        .forEach(
            (suite, ofSuite) -> {
              if (ofSuite.stream().map(r -> r.id().profile()).distinct().count() > MOST_COLUMNS) {
                tables.add(
                    new Matrix("", "for", ofSuite, r -> r.id().profile(), Matrix::behaviour));
              } else {
                together.addAll(ofSuite);
              }
            });
    if (!together.isEmpty()) {
      tables.add(new Matrix("", "behaviour", together, Matrix::behaviour, r -> r.id().profile()));
    }
  }

  private static Map<String, List<CaseResult>> by(
      List<CaseResult> results, Function<CaseResult, String> key) {
    return results.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  /** Returns the tables followed by the legend, in Markdown. */
  String markdown() {
    return tables.isEmpty() ? "" : joined(Matrix::markdown) + "\n" + Matrix.LEGEND + "\n";
  }

  /** Returns the tables followed by the legend, for a terminal. */
  String text() {
    return tables.isEmpty() ? "" : joined(Matrix::text) + Matrix.LEGEND.replace("`", "") + "\n";
  }

  private String joined(Function<Matrix, String> as) {
    return tables.stream().map(as).collect(Collectors.joining("\n"));
  }
}
