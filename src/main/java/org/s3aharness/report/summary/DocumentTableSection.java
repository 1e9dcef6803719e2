package org.s3aharness.report.summary;

import java.util.List;
import org.s3aharness.catalogue.DocumentTable;
import org.s3aharness.catalogue.DocumentTable.Cell;
import org.s3aharness.catalogue.DocumentTable.Row;

/** Formats the document's table of changes, in Markdown and for a terminal. */
final class DocumentTableSection {
  private DocumentTableSection() {}

  /** Returns a Markdown table, followed by what has changed since the document was written. */
  static String markdown(DocumentTable table) {
    List<Row> rows = table.rows();
    List<String> columns = rows.get(0).cells().stream().map(Cell::column).toList();
    MarkdownTable text = new MarkdownTable().left("Data starts as").left(columns);
    rows.forEach(row -> text.row(row.name(), row.cells().stream().map(c -> markdown(c)).toList()));
    return text + "\n" + notes(rows);
  }

  private static String markdown(Cell cell) {
    return "**%s** %s<br>%s"
        .formatted(cell.documented(), cell.state().label(), String.join("<br>", cell.observed()));
  }

  /** Returns a line for each cell, followed by what was observed. */
  static String plain(DocumentTable table) {
    StringBuilder text = new StringBuilder();
    for (Row row : table.rows()) {
      for (Cell cell : row.cells()) {
        text.append(
            "%s -> %s: \"%s\" (%s)%n"
                .formatted(row.name(), cell.column(), cell.documented(), cell.state().label()));
        cell.observed().forEach(line -> text.append("    ").append(line).append('\n'));
      }
    }
    return text.append(notes(table.rows())).toString();
  }

  private static String notes(List<Row> rows) {
    StringBuilder notes = new StringBuilder();
    for (Row row : rows) {
      for (Cell cell : row.cells()) {
        if (!cell.today().isEmpty()) {
          notes.append("- %s → %s: %s%n".formatted(row.name(), cell.column(), cell.today()));
        }
      }
    }
    return notes.toString();
  }
}
