package org.s3aharness.report.store;

import java.util.List;
import org.s3aharness.report.store.StoreReport.JudgedExpectation;
import org.s3aharness.report.summary.MarkdownTable;
import org.s3aharness.store.expectation.Conformity;

/** Shows several stores side by side, as a Markdown table. */
public final class StoreComparison {
  private StoreComparison() {}

  /**
   * Returns the table, with a row for each expectation of the first report and a column for each
   * store. A tick means as on AWS, a dash means not tried.
   *
   * @param reports at least one
   */
  public static String markdown(List<StoreReport> reports) {
    MarkdownTable table =
        new MarkdownTable().left("").left(reports.stream().map(StoreReport::store).toList());
    for (JudgedExpectation judged : reports.get(0).expectations()) {
      table.row(
          "`" + judged.id() + "`",
          reports.stream().map(report -> cell(report, judged.id())).toList());
    }
    table.row(
        "**right**", reports.stream().map(r -> "**" + r.count(Conformity.RIGHT) + "**").toList());
    return table.toString();
  }

  private static String cell(StoreReport report, String id) {
    return report
        .find(id)
        .map(
            judged ->
                switch (judged.verdict()) {
                  case RIGHT -> "✓";
                  case WRONG, CANNOT -> judged.verdict().label();
                  case NOT_TRIED -> "–";
                })
        .orElse("");
  }
}
