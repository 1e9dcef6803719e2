package org.s3aharness.report.summary;

import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.catalogue.Coverage;
import org.s3aharness.catalogue.Coverage.State;

/** The document, statement by statement, with what a run says of each. */
final class CoverageText {
  private CoverageText() {}

  /** All statements, as a Markdown table. */
  static String markdown(Coverage coverage) {
    StringBuilder text = new StringBuilder();
    text.append(coverage.counts()).append(".\n\n");
    text.append("| statement | section | says | verdict | cases | why | today |\n");
    text.append("|---|---|---|---|--:|---|---|\n");
    for (Coverage.Judged judged : coverage.all()) {
      String cells =
          String.join(
              " | ",
              List.of(
                  judged.statement().id(),
                  judged.statement().section(),
                  judged.statement().says(),
                  judged.state().label(),
                  String.valueOf(judged.cases()),
                  judged.why(),
                  judged.statement().today()));
      text.append("| ").append(cells.replace("~", "\\~")).append(" |\n");
    }
    return text.toString();
  }

  /** The counts, and what is not simply proven. */
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
