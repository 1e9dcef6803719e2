package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

/**
 * Builds a table of verdicts, with one letter in a cell. A cell that stands for several cases shows
 * the gravest of their verdicts.
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
  private static final String NO_CASE = ".";

  static final String LEGEND =
      "`+` passed · `F` failed · `k` known deviation · `X` deviation no longer shows · `o` not run"
          + " · `.` no such case";

  private final String title;
  private final String corner;
  private final TreeSet<String> columns = new TreeSet<>();
  private final TreeMap<String, Map<String, List<Verdict>>> rows = new TreeMap<>();

  /**
   * Fills a table.
   *
   * @param title the text above the table; empty if none is needed
   * @param corner what the rows are
   * @param row returns the row of a case
   * @param column returns the column of a case
   */
  Matrix(
      String title,
      String corner,
      Collection<CaseResult> results,
      Function<CaseResult, String> row,
      Function<CaseResult, String> column) {
    this.title = title;
    this.corner = corner;
    for (CaseResult result : results) {
      columns.add(column.apply(result));
      rows.computeIfAbsent(row.apply(result), r -> new TreeMap<>())
          .computeIfAbsent(column.apply(result), cell -> new ArrayList<>())
          .add(result.verdict());
    }
  }

  /** Returns the path of a behaviour without its variant, which names most rows. */
  static String behaviour(CaseResult result) {
    return result.id().suite() + "/" + result.id().behaviour();
  }

  /** Returns the letter of a cell. */
  private String cell(String row, String column) {
    List<Verdict> verdicts = rows.get(row).getOrDefault(column, List.of());
    return GRAVEST_FIRST.stream()
        .filter(verdicts::contains)
        .findFirst()
        .map(SYMBOLS::get)
        .orElse(NO_CASE);
  }

  /** Returns the rows in which the columns that have a case do not all show the same. */
  List<String> unevenRows() {
    return rows.keySet().stream()
        .filter(
            row ->
                columns.stream()
                        .map(column -> cell(row, column))
                        .filter(cell -> !cell.equals(NO_CASE))
                        .distinct()
                        .count()
                    > 1)
        .toList();
  }

  /** Returns a Markdown table. */
  String markdown() {
    MarkdownTable table = new MarkdownTable().left(corner).centred(columns);
    rows.keySet()
        .forEach(row -> table.row(row, columns.stream().map(column -> cell(row, column)).toList()));
    return (title.isEmpty() ? "" : title + ":\n\n") + table;
  }

  /** Returns the table for a terminal, with a letter in each cell and numbered columns. */
  String text() {
    StringBuilder text = new StringBuilder(title.isEmpty() ? "" : title + ":\n");
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    int number = 1;
    for (String column : columns) {
      text.append("  %2d %s%n".formatted(number++, column));
    }
    text.append(" ".repeat(width));
    for (int i = 1; i <= columns.size(); i++) {
      text.append(" %2d".formatted(i));
    }
    text.append('\n');
    for (String row : rows.keySet()) {
      text.append(row).append(" ".repeat(width - row.length()));
      text.append(columns.stream().map(c -> "  " + cell(row, c)).collect(Collectors.joining()));
      text.append('\n');
    }
    return text.toString();
  }
}
