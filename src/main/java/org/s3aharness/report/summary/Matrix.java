package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

/**
 * Behaviours by profiles, or by whatever else a suite is run under; a cell shows the gravest
 * verdict of its cases. If there are more columns than fit, rows and columns are exchanged.
 */
final class Matrix {
  private static final Map<Verdict, String> SYMBOLS =
      Map.of(
          Verdict.PASSED, "+",
          Verdict.FAILED, "F",
          Verdict.KNOWN, "k",
          Verdict.FIXED, "X",
          Verdict.NOT_RUN, "o");
  private static final List<Verdict> GRAVEST_FIRST =
      List.of(Verdict.FAILED, Verdict.FIXED, Verdict.KNOWN, Verdict.NOT_RUN, Verdict.PASSED);
  static final String LEGEND =
      "`+` passed · `F` failed · `k` known deviation · `X` deviation no longer shows · `o` not run"
          + " · `.` no such case";

  private static final int MOST_COLUMNS = 24;

  private final TreeSet<String> columns = new TreeSet<>();
  private final TreeMap<String, Map<String, List<Verdict>>> rows = new TreeMap<>();
  private final String corner;

  private Matrix(Collection<CaseResult> results, boolean exchanged) {
    this.corner = exchanged ? "for" : "behaviour";
    for (CaseResult result : results) {
      String behaviour = result.id().suite() + "/" + result.id().behaviour();
      String row = exchanged ? result.id().profile() : behaviour;
      String column = exchanged ? behaviour : result.id().profile();
      columns.add(column);
      rows.computeIfAbsent(row, r -> new TreeMap<>())
          .computeIfAbsent(column, cell -> new ArrayList<>())
          .add(result.verdict());
    }
  }

  /** Returns one matrix for most suites, and one for each suite with more columns than fit. */
  static List<Matrix> of(Collection<CaseResult> results) {
    Map<String, List<CaseResult>> suites =
        results.stream()
            .collect(Collectors.groupingBy(r -> r.id().suite(), TreeMap::new, Collectors.toList()));
    List<CaseResult> together = new ArrayList<>();
    List<Matrix> matrices = new ArrayList<>();
    for (List<CaseResult> suite : suites.values()) {
      if (suite.stream().map(r -> r.id().profile()).distinct().count() > MOST_COLUMNS) {
        matrices.add(new Matrix(suite, true));
      } else {
        together.addAll(suite);
      }
    }
    if (!together.isEmpty() || matrices.isEmpty()) {
      matrices.add(0, new Matrix(together, false));
    }
    return matrices;
  }

  private String cell(String row, String column) {
    List<Verdict> verdicts = rows.get(row).getOrDefault(column, List.of());
    return GRAVEST_FIRST.stream()
        .filter(verdicts::contains)
        .findFirst()
        .map(SYMBOLS::get)
        .orElse(".");
  }

  /** Returns a Markdown table with the legend below it. */
  String markdown() {
    MarkdownTable table = new MarkdownTable().left(corner).centred(columns);
    rows.keySet()
        .forEach(row -> table.row(row, columns.stream().map(column -> cell(row, column)).toList()));
    return table + "\n" + LEGEND + "\n";
  }

  /** Returns the matrix for a terminal: a character for each cell, and columns by number. */
  String text() {
    StringBuilder text = new StringBuilder();
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    int number = 1;
    for (String column : columns) {
      text.append("  %2d %s%n".formatted(number++, column));
    }
    text.append(" ".repeat(width));
    for (int i = 1; i <= columns.size(); i++) {
      text.append(" %2d".formatted(i));
    }
    text.append(System.lineSeparator());
    for (String row : rows.keySet()) {
      text.append(("%-" + width + "s").formatted(row));
      columns.forEach(column -> text.append("  ").append(cell(row, column)));
      text.append(System.lineSeparator());
    }
    return text.append(LEGEND.replace("`", "")).append(System.lineSeparator()).toString();
  }
}
