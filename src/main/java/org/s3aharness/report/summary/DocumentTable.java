package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.catalogue.Coverage;
import org.s3aharness.catalogue.Statement;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

/**
 * The document's own table, "Effect of Changing Encryption Mode or Key", with what a run observed
 * beside what the document has in each cell.
 */
public final class DocumentTable {
  private static final String SUITE = "change";
  private static final String STAYS = "existing-object-stays-as-it-was";

  private final List<Coverage.Judged> cells;
  private final List<CaseResult> results;

  public DocumentTable(Coverage coverage, Collection<CaseResult> results) {
    this.cells = coverage.all().stream().filter(j -> j.statement().cell() != null).toList();
    this.results =
        results.stream()
            .filter(r -> r.id().suite().equals(SUITE) && r.verdict() != Verdict.NOT_RUN)
            .toList();
  }

  /** Whether the run has anything to say of it. */
  public boolean isEmpty() {
    return results.isEmpty();
  }

  /** As a Markdown table. */
  String markdown() {
    Map<String, Map<String, Coverage.Judged>> rows = new LinkedHashMap<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Coverage.Judged cell : cells) {
      Statement.Cell place = cell.statement().cell();
      columns.add(place.column());
      rows.computeIfAbsent(place.row(), row -> new LinkedHashMap<>()).put(place.column(), cell);
    }
    StringBuilder text = new StringBuilder("| Data starts as | ");
    text.append(String.join(" | ", columns))
        .append(" |\n|---|")
        .append("---|".repeat(columns.size()));
    rows.forEach(
        (row, byColumn) -> {
          text.append("\n| ").append(row);
          columns.forEach(
              column -> {
                Coverage.Judged cell = byColumn.get(column);
                text.append(" | **").append(cell.statement().cell().documented()).append("** ");
                text.append(cell.state().label()).append("<br>");
                text.append(String.join("<br>", observed(cell.statement())));
              });
          text.append(" |");
        });
    return text.append("\n\n").append(notes()).toString();
  }

  /** As the report page reads it: rows with their cells. */
  public List<Map<String, Object>> model() {
    Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    for (Coverage.Judged cell : cells) {
      Statement.Cell place = cell.statement().cell();
      Map<String, Object> model = new LinkedHashMap<>();
      model.put("column", place.column());
      model.put("documented", place.documented());
      model.put("state", cell.state().label());
      model.put("observed", observed(cell.statement()));
      model.put("today", cell.statement().today());
      rows.computeIfAbsent(place.row(), row -> new ArrayList<>()).add(model);
    }
    return rows.entrySet().stream()
        .map(row -> Map.<String, Object>of("row", row.getKey(), "cells", row.getValue()))
        .toList();
  }

  /** For a terminal, a cell a line. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Coverage.Judged cell : cells) {
      Statement.Cell place = cell.statement().cell();
      text.append(
          "%s -> %s: \"%s\" (%s)%n"
              .formatted(place.row(), place.column(), place.documented(), cell.state().label()));
      observed(cell.statement()).forEach(line -> text.append("    ").append(line).append('\n'));
    }
    return text.append(notes()).toString();
  }

  private String notes() {
    return cells.stream()
        .map(Coverage.Judged::statement)
        .filter(statement -> !statement.today().isEmpty())
        .map(s -> "- " + s.cell().row() + " → " + s.cell().column() + ": " + s.today() + "\n")
        .collect(Collectors.joining());
  }

  private List<String> observed(Statement statement) {
    List<CasePattern> patterns = statement.cell().changes().stream().map(CasePattern::of).toList();
    List<CaseResult> about =
        results.stream()
            .filter(r -> patterns.stream().anyMatch(p -> p.matches(r.id().profile())))
            .toList();
    if (about.isEmpty()) {
      return List.of("not judged in this run");
    }
    if (statement.cell().changes().stream().anyMatch(change -> change.contains("*"))) {
      return List.of(existing(about));
    }
    return about.stream()
        .map(r -> r.id().profile())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(change -> about.stream().filter(r -> r.id().profile().equals(change)).toList())
        .map(DocumentTable::ofOneChange)
        .toList();
  }

  /** What became of the existing data in all changes that start with it. */
  private static String existing(List<CaseResult> about) {
    List<CaseResult> stays = about.stream().filter(r -> r.id().behaviour().equals(STAYS)).toList();
    long asItWas = stays.stream().filter(r -> r.verdict() != Verdict.FAILED).count();
    Set<String> encryptions =
        stays.stream()
            .map(r -> r.observed().get("existing data"))
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    return "existing data as it was (%s) in %d of %d changes"
        .formatted(String.join("; ", encryptions), asItWas, stays.size());
  }

  private static String ofOneChange(List<CaseResult> results) {
    String existing = told(results, "existing data");
    String is = told(results, "existing data is");
    String now = told(results, "new data");
    return "%s: existing data %s, %s; new data %s"
        .formatted(results.get(0).id().profile(), existing, is, now);
  }

  /** By the cases about data in its place: those of renames and rewrites tell of data as well. */
  private static String told(List<CaseResult> results, String what) {
    return results.stream()
        .filter(r -> r.id().behaviour().matches("(existing|new)-object-.*"))
        .filter(r -> r.observed().containsKey(what))
        .findFirst()
        .map(r -> r.observed().get(what) + deviations(r))
        .orElse("not judged");
  }

  private static String deviations(CaseResult result) {
    return result.verdict() == Verdict.KNOWN
        ? " (known: " + String.join(", ", result.deviations()) + ")"
        : "";
  }
}
