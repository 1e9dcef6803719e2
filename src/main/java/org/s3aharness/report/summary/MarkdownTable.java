package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds a table in GitHub's Markdown. Cells may contain Markdown of their own. Whatever would end
 * a cell or a row is escaped, and so are tildes, with which GitHub strikes text through.
 */
public final class MarkdownTable {
  private static final String LEFT = "---";
  private static final String RIGHT = "--:";
  private static final String CENTRED = ":-:";

  private final List<String> headings = new ArrayList<>();
  private final List<String> alignments = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds columns of text. */
  public MarkdownTable left(String... added) {
    return columns(List.of(added), LEFT);
  }

  /** Adds columns of numbers. */
  public MarkdownTable right(String... added) {
    return columns(List.of(added), RIGHT);
  }

  /** Adds columns of text. */
  public MarkdownTable left(Collection<String> added) {
    return columns(added, LEFT);
  }

  /** Adds columns of numbers. */
  public MarkdownTable right(Collection<String> added) {
    return columns(added, RIGHT);
  }

  /** Adds columns of symbols. */
  public MarkdownTable centred(Collection<String> added) {
    return columns(added, CENTRED);
  }

  private MarkdownTable columns(Collection<String> added, String alignment) {
    headings.addAll(added);
    added.forEach(heading -> alignments.add(alignment));
    return this;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when the number of cells is not the number of columns
   */
  public void row(List<?> cells) {
    if (cells.size() != headings.size()) {
      throw new IllegalArgumentException(
          "%d columns, but %d cells: %s".formatted(headings.size(), cells.size(), cells));
    }
    rows.add(cells.stream().map(cell -> escaped(cell.toString())).toList());
  }

  /** Adds a row that begins with its name. */
  public void row(String name, Collection<?> cells) {
    List<Object> all = new ArrayList<>(List.of(name));
    all.addAll(cells);
    row(all);
  }

  private static String escaped(String cell) {
    return cell.strip().replace("|", "\\|").replace("~", "\\~").replace("\n", "<br>");
  }

  /** Returns the table, one row to a line. */
  @Override
  public String toString() {
    return line(headings)
        + "|"
        + String.join("|", alignments)
        + "|\n"
        + rows.stream().map(MarkdownTable::line).collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
