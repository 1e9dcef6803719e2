package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.s3aharness.catalogue.Catalogue;
import org.s3aharness.catalogue.Coverage;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Deviation;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.AtRest;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.Summary;
import org.s3aharness.report.diff.RecordedRun;

/**
 * The results of a run on one screen: what failed, what the release and the store are known for,
 * and what could not be judged. Its lines are numbered.
 */
final class RunDigest {
  private static final int MOST_FAILURES = 5;
  private static final int MOST_MESSAGES = 2;
  private static final int MOST_REASONS = 8;
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
    addUnexpected("Failed", of(all, Verdict.FAILED));
    addUnexpected("Declared, and no longer there", of(all, Verdict.FIXED));
    addReasons("Known deviations, by cases:", of(all, Verdict.KNOWN));
    addReasons("Not run, by cases:", of(all, Verdict.NOT_RUN));
    addUnseen(summary);
  }

  /** Returns the lines of the digest; empty if everything was judged and is as documented. */
  static List<String> lines(Summary summary, Invocation invocation) {
    return List.copyOf(new RunDigest(summary, invocation).lines);
  }

  private static List<SummaryLine> of(List<SummaryLine> all, Verdict verdict) {
    return all.stream().filter(line -> line.verdict() == verdict).toList();
  }

  private void addUnexpected(String title, List<SummaryLine> cases) {
    if (cases.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title + ":");
    for (SummaryLine line : cases.subList(0, Math.min(MOST_FAILURES, cases.size()))) {
      CaseResult result = results.get(line.text());
      lines.add(numbered(line, line.text()));
      result.reason().lines().limit(MOST_MESSAGES).forEach(m -> lines.add("     " + m));
      lines.add("     run it again: " + invocation.rerun(result.id()));
    }
    addRest(cases.size() - MOST_FAILURES);
  }

  private void addReasons(String title, List<SummaryLine> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    for (SummaryLine line : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
      String why = deviations.containsKey(line.text()) ? ": " + deviations.get(line.text()) : "";
      String reason = (line.text() + why).replace("\n", "; ");
      lines.add(numbered(line, cut("%4d × %s".formatted(line.cases().size(), reason))));
    }
    addRest(reasons.size() - MOST_REASONS);
  }

  private void addRest(int more) {
    if (more > 0) {
      lines.add("     … and " + more + " more in summary.md");
    }
  }

  /** Says what nobody looked at. */
  private void addUnseen(Summary summary) {
    AtRest atRest = new AtRest(summary.results());
    Coverage coverage = new Coverage(Catalogue.load(), summary.results());
    if (!atRest.isEmpty() && atRest.lines().contains(AtRest.NOBODY_LOOKED)) {
      lines.add("");
      lines.add("At rest, " + AtRest.NOBODY_LOOKED + "; --store seaweedfs encrypts for real.");
    }
    if (coverage.saysAnything()) {
      lines.add("");
      lines.add("Of the guide's " + coverage.counts() + ".");
    }
  }

  private static String numbered(SummaryLine line, String text) {
    return "%3d. %s".formatted(line.number(), text);
  }

  private static String cut(String text) {
    return text.length() <= WIDTH ? text : text.substring(0, text.lastIndexOf(' ', WIDTH)) + " …";
  }
}
