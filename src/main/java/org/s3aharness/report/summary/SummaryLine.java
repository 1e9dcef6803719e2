package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.diff.RecordedCase;
import org.s3aharness.report.diff.RecordedRun;

/**
 * Holds a numbered line of a summary: a case that is not as expected, a declared deviation, or a
 * reason for not running cases. The same results always give the same numbers, so a number names
 * cases of the last run.
 *
 * @param number counted from 1
 * @param verdict the verdict of all the line's cases
 * @param text the case id, the id of the deviation, or the reason
 * @param cases the ids of its cases, in order
 */
public record SummaryLine(int number, Verdict verdict, String text, List<CaseId> cases) {
  public SummaryLine {
    cases = List.copyOf(cases);
  }

  /** Returns the lines of a run: failed and fixed cases first, then deviations, then reasons. */
  public static List<SummaryLine> of(RecordedRun run) {
    List<SummaryLine> lines = new ArrayList<>();
    add(lines, run, Verdict.FAILED, recorded -> Stream.of(recorded.id().toString()));
    add(lines, run, Verdict.FIXED, recorded -> Stream.of(recorded.id().toString()));
    add(lines, run, Verdict.KNOWN, recorded -> recorded.deviations().stream());
    add(lines, run, Verdict.NOT_RUN, recorded -> Stream.of(recorded.reason()));
    return List.copyOf(lines);
  }

  private static void add(
      List<SummaryLine> lines,
      RecordedRun run,
      Verdict verdict,
      Function<RecordedCase, Stream<String>> texts) {
    Map<String, List<CaseId>> byText = new TreeMap<>();
    run.cases().stream()
        .filter(recorded -> recorded.verdict() == verdict)
        .forEach(
            recorded ->
                texts
                    .apply(recorded)
                    .forEach(
                        text ->
                            byText
                                .computeIfAbsent(text, t -> new ArrayList<>())
                                .add(recorded.id())));
    byText.entrySet().stream()
        .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
        .forEach(
            entry ->
                lines.add(
                    new SummaryLine(lines.size() + 1, verdict, entry.getKey(), entry.getValue())));
  }
}
