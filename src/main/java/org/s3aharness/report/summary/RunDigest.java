package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.s3aharness.catalogue.Catalogue;
import org.s3aharness.catalogue.Coverage;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Deviation;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.AtRestSummary;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.Summary;
import org.s3aharness.report.diff.RecordedRun;

/**
 * Summarizes the results of a run in a few lines: what failed, which known deviations were seen,
 * and what could not be judged. The lines have the numbers that they have in the summary.
 */
final class RunDigest {
  /** The most lines in a digest. */
  static final int MOST_LINES = 9;

  private static final int MOST_FAILURES = 2;
  private static final int MOST_DEVIATIONS = 4;
  private static final int WIDTH = 110;

  private final Map<String, CaseResult> results;
  private final Map<String, String> deviations =
      DeclaredDeviations.load().declared().stream()
          .collect(Collectors.toMap(Deviation::id, Deviation::reason));
  private final Invocation invocation;
  private final List<String> lines = new ArrayList<>();

  private RunDigest(Summary summary, Invocation invocation) {
    this.results =
        summary.results().stream()
            .collect(Collectors.toMap(result -> result.id().toString(), Function.identity()));
    this.invocation = invocation;
    List<SummaryLine> all = SummaryLine.of(RecordedRun.of(summary.results()));
    List<SummaryLine> unexpected =
        all.stream().filter(line -> !line.verdict().isAsExpected()).toList();
    if (unexpected.isEmpty()) {
      addDeviations(of(all, Verdict.KNOWN));
    } else {
      addUnexpected(unexpected);
    }
    addNotRun(of(all, Verdict.NOT_RUN));
    addUnseen(summary);
  }

  /**
   * Returns the lines of the digest, at most {@value #MOST_LINES}; none if everything was judged
   * and is as documented.
   */
  static List<String> lines(Summary summary, Invocation invocation) {
    return List.copyOf(new RunDigest(summary, invocation).lines);
  }

  private static List<SummaryLine> of(List<SummaryLine> all, Verdict verdict) {
    return all.stream().filter(line -> line.verdict() == verdict).toList();
  }

  private void addUnexpected(List<SummaryLine> cases) {
    for (SummaryLine line : cases.subList(0, Math.min(MOST_FAILURES, cases.size()))) {
      CaseResult result = results.get(line.text());
      lines.add("%3d. %s: %s".formatted(line.number(), line.verdict().label(), line.text()));
      lines.add("     " + why(result));
    }
    addRest(cases.size() - MOST_FAILURES);
    lines.add(
        "     run the first one again: " + invocation.rerun(results.get(cases.get(0).text()).id()));
  }

  /** Returns the gravest of the failed checks that no known deviation explains. */
  private static String why(CaseResult result) {
    return result.failed().stream()
        .filter(check -> check.deviation().isEmpty())
        .min(Comparator.comparing(Check::grade))
        .map(Check::message)
        .orElseGet(() -> result.reason().lines().findFirst().orElse(""));
  }

  private void addDeviations(List<SummaryLine> known) {
    for (SummaryLine line : known.subList(0, Math.min(MOST_DEVIATIONS, known.size()))) {
      String why = deviations.getOrDefault(line.text(), line.text());
      lines.add(cut("%3d. known in %s: %s".formatted(line.number(), cases(line), why)));
    }
    addRest(known.size() - MOST_DEVIATIONS);
  }

  private void addNotRun(List<SummaryLine> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    SummaryLine first = reasons.get(0);
    int cases = reasons.stream().mapToInt(reason -> reason.cases().size()).sum();
    String most = "%d. %s in %s".formatted(first.number(), first.text(), cases(first));
    lines.add(
        cut(
            reasons.size() == 1
                ? "Not run: " + most
                : "Not run: %d cases, for %d reasons; the first is %s"
                    .formatted(cases, reasons.size(), most)));
  }

  private static String cases(SummaryLine line) {
    return line.cases().size() == 1 ? "1 case" : line.cases().size() + " cases";
  }

  private void addRest(int more) {
    if (more > 0) {
      lines.add("     … and " + more + " more in summary.md");
    }
  }

  /** Adds what nobody looked at. */
  private void addUnseen(Summary summary) {
    AtRestSummary atRest = new AtRestSummary(summary.results());
    Coverage coverage = new Coverage(Catalogue.load(), summary.results());
    if (!atRest.isEmpty() && atRest.lines().contains(AtRestSummary.NOBODY_LOOKED)) {
      lines.add("At rest, " + AtRestSummary.NOBODY_LOOKED + "; --store seaweedfs really encrypts.");
    }
    if (coverage.saysAnything()) {
      lines.add("Of the guide's " + coverage.counts() + ".");
    }
  }

  private static String cut(String text) {
    String line = text.replace("\n", "; ");
    return line.length() <= WIDTH ? line : line.substring(0, line.lastIndexOf(' ', WIDTH)) + " …";
  }
}
