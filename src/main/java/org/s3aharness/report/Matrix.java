package org.s3aharness.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.harness.CaseResult;
import org.s3aharness.harness.Verdict;

/** Behaviours by profiles; a cell shows the gravest verdict of its cases. */
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

  private final TreeSet<String> profiles = new TreeSet<>();
  private final TreeMap<String, Map<String, List<Verdict>>> rows = new TreeMap<>();

  Matrix(Collection<CaseResult> results) {
    for (CaseResult result : results) {
      profiles.add(result.id().profile());
      rows.computeIfAbsent(
              result.id().suite() + "/" + result.id().behaviour(), row -> new TreeMap<>())
          .computeIfAbsent(result.id().profile(), cell -> new ArrayList<>())
          .add(result.verdict());
    }
  }

  private String cell(String row, String profile) {
    List<Verdict> verdicts = rows.get(row).getOrDefault(profile, List.of());
    return GRAVEST_FIRST.stream()
        .filter(verdicts::contains)
        .findFirst()
        .map(SYMBOLS::get)
        .orElse(".");
  }

  /** As a Markdown table. */
  String markdown() {
    String head = "| behaviour | " + String.join(" | ", profiles) + " |\n";
    String line = "|---|" + ":-:|".repeat(profiles.size()) + "\n";
    String body =
        rows.keySet().stream()
            .map(
                row ->
                    "| "
                        + row
                        + " | "
                        + profiles.stream()
                            .map(profile -> cell(row, profile))
                            .collect(Collectors.joining(" | "))
                        + " |\n")
            .collect(Collectors.joining());
    return head + line + body + "\n" + LEGEND + "\n";
  }

  /** For a terminal: one character a cell, profiles by number. */
  String text() {
    StringBuilder text = new StringBuilder();
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    int number = 1;
    for (String profile : profiles) {
      text.append("  %2d %s%n".formatted(number++, profile));
    }
    text.append(" ".repeat(width));
    for (int i = 1; i <= profiles.size(); i++) {
      text.append(" %2d".formatted(i));
    }
    text.append(System.lineSeparator());
    for (String row : rows.keySet()) {
      text.append(("%-" + width + "s").formatted(row));
      profiles.forEach(profile -> text.append("  ").append(cell(row, profile)));
      text.append(System.lineSeparator());
    }
    return text.append(LEGEND.replace("`", "")).append(System.lineSeparator()).toString();
  }
}
