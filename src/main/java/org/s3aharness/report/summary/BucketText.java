package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.s3aharness.report.BucketTable;
import org.s3aharness.report.RunOutcome;

/** Formats the table of a user's own buckets, in Markdown and for a terminal. */
final class BucketText {
  private BucketText() {}

  /** Returns a section with the table; empty if the run does not judge buckets. */
  static String markdown(RunOutcome outcome) {
    List<List<String>> rows = BucketTable.rows(outcome);
    if (rows.isEmpty()) {
      return "";
    }
    MarkdownTable table = new MarkdownTable().left(BucketTable.COLUMNS);
    rows.forEach(table::row);
    return "## " + BucketTable.TITLE + "\n\n" + table + "\n";
  }

  /** Returns lines for each row, with the cells below each other; empty without buckets. */
  static List<String> lines(RunOutcome outcome) {
    List<List<String>> rows = new ArrayList<>(BucketTable.rows(outcome));
    if (rows.isEmpty()) {
      return List.of();
    }
    rows.add(0, BucketTable.COLUMNS);
    int last = BucketTable.COLUMNS.size() - 1;
    int[] widths =
        IntStream.range(0, last)
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                "  "
                    + IntStream.range(0, last)
                        .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                        .collect(Collectors.joining("  "))
                    + "  "
                    + row.get(last))
        .toList();
  }
}
