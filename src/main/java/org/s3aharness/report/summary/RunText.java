package org.s3aharness.report.summary;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.s3aharness.catalogue.Catalogue;
import org.s3aharness.catalogue.Coverage;
import org.s3aharness.catalogue.DocumentTable;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.AtRestSummary;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.NotWitnessed;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.report.Summary;
import org.s3aharness.report.diff.RecordedRun;

/** Writes the summary of a run that compares no releases, in Markdown and for a terminal. */
final class RunText {
  private static final String TABLE =
      "Effect of Changing Encryption Mode or Key: what the document says, and what was observed";
  private static final String DOCUMENT =
      "How to Configure Encryption for Amazon S3, statement by statement";

  private RunText() {}

  /** Returns {@code summary.md}. */
  static String markdown(RunOutcome outcome) {
    Headline headline = outcome.headline();
    Summary summary = outcome.summary();
    StringBuilder text = new StringBuilder();
    text.append("**").append(headline.sentence()).append("**\n\n");
    text.append(BucketText.markdown(outcome));
    if (!outcome.leftOut().isEmpty()) {
      text.append("Left out: ").append(outcome.leftOut()).append(".\n\n");
    }
    outcome.standInsInWords().ifPresent(said -> text.append(said).append("\n\n"));
    headline.gate().forEach(line -> text.append("- ").append(line).append('\n'));
    text.append(new VerdictTables(summary.results(), outcome.modes()).markdown());
    addVerdicts(text, summary, outcome.invocation());
    AtRestSummary atRest = new AtRestSummary(summary.results());
    if (!atRest.isEmpty()) {
      text.append("\n## ").append(AtRestSummary.TITLE).append("\n\n");
      atRest.lines().forEach(line -> text.append("- ").append(line).append('\n'));
    }
    NotWitnessed notWitnessed = new NotWitnessed(summary.results());
    if (!notWitnessed.isEmpty()) {
      MarkdownTable table = new MarkdownTable().left("check").right("cases").left("why");
      notWitnessed.rows().forEach(table::row);
      text.append("\n## ").append(NotWitnessed.TITLE).append("\n\n").append(table);
    }
    Coverage coverage = new Coverage(Catalogue.load(), summary.results());
    if (coverage.saysAnything()) {
      DocumentTable table = new DocumentTable(coverage, summary.results());
      if (!table.isEmpty()) {
        text.append("\n## ").append(TABLE).append("\n\n");
        text.append(DocumentTableSection.markdown(table));
      }
      text.append("\n## ").append(DOCUMENT).append("\n\n");
      text.append(CoverageSection.markdown(coverage));
    }
    return text.toString();
  }

  /** Returns the summary for a terminal, without the headline. */
  static String terminal(RunOutcome outcome) {
    Summary summary = outcome.summary();
    StringBuilder text = new StringBuilder();
    text.append(new VerdictTables(summary.results(), outcome.modes()).text());
    addVerdicts(text, summary, outcome.invocation());
    AtRestSummary atRest = new AtRestSummary(summary.results());
    if (!atRest.isEmpty()) {
      text.append('\n').append(AtRestSummary.TITLE).append(":\n");
      atRest.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    NotWitnessed notWitnessed = new NotWitnessed(summary.results());
    if (!notWitnessed.isEmpty()) {
      text.append('\n').append(NotWitnessed.TITLE).append(":\n");
      notWitnessed.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    Coverage coverage = new Coverage(Catalogue.load(), summary.results());
    if (coverage.saysAnything()) {
      DocumentTable table = new DocumentTable(coverage, summary.results());
      if (!table.isEmpty()) {
        text.append('\n').append(TABLE).append(":\n").append(DocumentTableSection.plain(table));
      }
      text.append('\n').append(DOCUMENT).append(": ").append(CoverageSection.text(coverage));
    }
    return text.toString();
  }

  private static void addVerdicts(StringBuilder text, Summary summary, Invocation invocation) {
    Map<String, CaseResult> results =
        summary.results().stream()
            .collect(Collectors.toMap(result -> result.id().toString(), Function.identity()));
    Verdict before = null;
    for (SummaryLine line : SummaryLine.of(RecordedRun.of(summary.results()))) {
      if (!line.verdict().isAsExpected()) {
        addCase(text, line, results.get(line.text()), invocation);
      } else {
        text.append(line.verdict() == before ? "" : "\n### " + line.verdict().label() + "\n\n");
        text.append("%d. %d × %s%n".formatted(line.number(), line.cases().size(), reason(line)));
      }
      before = line.verdict();
    }
  }

  private static void addCase(
      StringBuilder text, SummaryLine line, CaseResult result, Invocation invocation) {
    text.append(
        "\n### %d. %s: %s%n%n".formatted(line.number(), line.verdict().label(), line.text()));
    text.append(result.says()).append(" (").append(result.source()).append(", ");
    text.append(result.section()).append(")\n\n");
    result.reason().lines().forEach(each -> text.append("- ").append(each).append('\n'));
    text.append("\nRun it again: `").append(invocation.rerun(result.id())).append("`\n");
  }

  private static String reason(SummaryLine line) {
    return DeclaredDeviations.load().declared().stream()
        .filter(deviation -> deviation.id().equals(line.text()))
        .findFirst()
        .map(deviation -> deviation.reason() + " (" + deviation.link() + ")")
        .orElseGet(() -> line.text().replace("\n", "; "));
  }
}
