package org.s3aharness.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

/**
 * The document's own table, "Effect of Changing Encryption Mode or Key", with what a run observed
 * beside each documented cell.
 */
public final class DocumentTable {
  private static final String SUITE = "change";
  private static final String STAYS = "existing-object-stays-as-it-was";

  /**
   * Holds a row of the table.
   *
   * @param name how the data is encrypted at the start
   */
  public record Row(String name, List<Cell> cells) {}

  /**
   * Holds a cell of the table.
   *
   * @param column the mode after the change
   * @param documented the text of the document's cell
   * @param state what the run says about it
   * @param observed what was observed, one sentence for each change that the cell covers
   * @param today what has changed since the document was written; empty if nothing
   */
  public record Cell(
      String column,
      String documented,
      Coverage.State state,
      List<String> observed,
      String today) {}

  private final List<Coverage.JudgedStatement> cells;
  private final List<CaseResult> results;

  /** Fills the table from the results of a run. */
  public DocumentTable(Coverage coverage, Collection<CaseResult> results) {
    this.cells = coverage.all().stream().filter(j -> j.statement().cell() != null).toList();
    this.results =
        results.stream()
            .filter(r -> r.id().suite().equals(SUITE) && r.verdict() != Verdict.NOT_RUN)
            .toList();
  }

  /** Says whether the run says nothing about any cell. */
  public boolean isEmpty() {
    return results.isEmpty();
  }

  /** Returns the rows in the document's order, each with all columns in the document's order. */
  public List<Row> rows() {
    Map<String, List<Cell>> rows = new LinkedHashMap<>();
    for (Coverage.JudgedStatement judged : cells) {
      Statement.TableCell place = judged.statement().cell();
      rows.computeIfAbsent(place.row(), row -> new ArrayList<>())
          .add(
              new Cell(
                  place.column(),
                  place.documented(),
                  judged.state(),
                  observed(judged.statement()),
                  judged.statement().today()));
    }
    return rows.entrySet().stream().map(row -> new Row(row.getKey(), row.getValue())).toList();
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

  /** Says what happened to existing data in all changes that start from this row. */
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

  /**
   * Returns what was observed of data that stayed in place. Cases about renames and rewrites report
   * on data too, but not on data in place.
   */
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
