package org.s3aharness.report.summary;

import org.s3aharness.catalogue.Catalogue;
import org.s3aharness.catalogue.Coverage;
import org.s3aharness.catalogue.DocumentTable;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.AtRest;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.report.Summary;

/** The summary of a run that compares no releases, in Markdown and for a terminal. */
public final class RunText {
  private static final String TABLE =
      "Effect of Changing Encryption Mode or Key: what the document has, and what was observed";
  private static final String DOCUMENT =
      "How to Configure Encryption for Amazon S3, statement by statement";

  private RunText() {}

  /** Returns {@code summary.md}. */
  static String markdown(RunOutcome outcome) {
    Headline headline = outcome.headline();
    Summary summary = outcome.summary();
    StringBuilder text = new StringBuilder();
    text.append("**").append(headline.sentence()).append("**\n\n");
    headline.gate().forEach(line -> text.append("- ").append(line).append('\n'));
    Matrix.of(summary.results()).forEach(matrix -> text.append(matrix.markdown()).append('\n'));
    verdicts(text, summary, outcome.invocation());
    AtRest atRest = new AtRest(summary.results());
    if (!atRest.isEmpty()) {
      text.append("\n## ").append(AtRest.TITLE).append("\n\n");
      atRest.lines().forEach(line -> text.append("- ").append(line).append('\n'));
    }
    Coverage coverage = new Coverage(Catalogue.load(), summary.results());
    if (coverage.saysAnything()) {
      DocumentTable table = new DocumentTable(coverage, summary.results());
      if (!table.isEmpty()) {
        text.append("\n## ").append(TABLE).append("\n\n");
        text.append(DocumentTableText.markdown(table));
      }
      text.append("\n## ").append(DOCUMENT).append("\n\n");
      text.append(CoverageText.markdown(coverage));
    }
    return text.toString();
  }

  /** Returns the matrix, the failures in full and the reasons of what was not run. */
  public static String terminal(Summary summary, Invocation invocation) {
    StringBuilder text = new StringBuilder();
    Matrix.of(summary.results()).forEach(matrix -> text.append(matrix.text()).append('\n'));
    verdicts(text, summary, invocation);
    AtRest atRest = new AtRest(summary.results());
    if (!atRest.isEmpty()) {
      text.append('\n').append(AtRest.TITLE).append(":\n");
      atRest.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    Coverage coverage = new Coverage(Catalogue.load(), summary.results());
    if (coverage.saysAnything()) {
      DocumentTable table = new DocumentTable(coverage, summary.results());
      if (!table.isEmpty()) {
        text.append('\n').append(TABLE).append(":\n").append(DocumentTableText.plain(table));
      }
      text.append('\n').append(DOCUMENT).append(": ").append(CoverageText.text(coverage));
    }
    return text.toString();
  }

  private static void verdicts(StringBuilder text, Summary summary, Invocation invocation) {
    details(text, summary, Verdict.FAILED, invocation);
    details(text, summary, Verdict.FIXED, invocation);
    reasons(text, summary, Verdict.KNOWN);
    reasons(text, summary, Verdict.NOT_RUN);
  }

  private static void details(
      StringBuilder text, Summary summary, Verdict verdict, Invocation invocation) {
    for (CaseResult result : summary.of(verdict)) {
      text.append("\n### ").append(verdict.label()).append(": ").append(result.id()).append("\n\n");
      text.append(result.says()).append(" (").append(result.source()).append(", ");
      text.append(result.section()).append(")\n\n");
      result.reason().lines().forEach(line -> text.append("- ").append(line).append('\n'));
      text.append("\nRun it again: `").append(invocation.rerun(result.id())).append("`\n");
    }
  }

  private static void reasons(StringBuilder text, Summary summary, Verdict verdict) {
    if (!summary.of(verdict).isEmpty()) {
      text.append("\n### ").append(verdict.label()).append("\n\n");
      summary
          .reasons(verdict)
          .forEach(
              (reason, count) ->
                  text.append("- %d × %s%n".formatted(count, reason.replace("\n", "; "))));
    }
  }
}
