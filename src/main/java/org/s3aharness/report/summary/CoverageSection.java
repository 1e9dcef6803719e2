package org.s3aharness.report.summary;

import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.catalogue.Coverage;
import org.s3aharness.catalogue.Coverage.State;

/** Shows the document, statement by statement, with what a run says about each. */
final class CoverageSection {
  private CoverageSection() {}

  /** Returns the counts and a table of all statements. */
  static String markdown(Coverage coverage) {
    MarkdownTable table =
        new MarkdownTable()
            .left("statement", "section", "says", "verdict")
            .right("cases")
            .left("why", "today");
    for (Coverage.JudgedStatement judged : coverage.all()) {
      table.row(
          List.of(
              judged.statement().id(),
              judged.statement().section(),
              judged.statement().says(),
              judged.state().label(),
              judged.cases(),
              judged.why(),
              judged.statement().today()));
    }
    return coverage.counts() + ".\n\n" + table;
  }

  /** Returns the counts, and the statements that are not simply proven. */
  static String text(Coverage coverage) {
    StringBuilder text = new StringBuilder(coverage.counts()).append('\n');
    Stream.of(State.CONTRADICTED, State.KNOWN, State.NOT_TESTABLE)
        .flatMap(coverage::of)
        .forEach(
            judged -> {
              text.append("- ").append(judged.state().label()).append(": ");
              text.append(judged.statement().says());
              if (!judged.why().isEmpty()) {
                text.append(" (").append(judged.why()).append(')');
              }
              if (judged.state() == State.CONTRADICTED && !judged.statement().today().isEmpty()) {
                text.append(". ").append(judged.statement().today());
              }
              text.append('\n');
            });
    return text.toString();
  }
}
