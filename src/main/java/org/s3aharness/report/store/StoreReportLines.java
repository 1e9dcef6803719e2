package org.s3aharness.report.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.report.store.StoreReport.JudgedExpectation;
import org.s3aharness.report.summary.MarkdownTable;
import org.s3aharness.store.expectation.Conformity;

/** Writes a store's report for people: on the screen, and as {@code summary.md}. */
public final class StoreReportLines {
  private static final String ROW = "%-16s %6s %6s %7s %10s";

  private StoreReportLines() {}

  /** Returns a sentence with the figures. */
  public static String headline(StoreReport report) {
    return "%s: %d of %d things are as on AWS, %d are wrong, %d cannot be done, and %d were not tried."
        .formatted(
            report.store(),
            report.count(Conformity.RIGHT),
            report.expectations().size(),
            report.count(Conformity.WRONG),
            report.count(Conformity.CANNOT),
            report.count(Conformity.NOT_TRIED));
  }

  /** Returns the lines for a screen: a table by subject, and whatever differs from AWS. */
  public static List<String> lines(StoreReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(row("", Arrays.stream(Conformity.values()).map(Conformity::label)));
    report.subjects().forEach(subject -> lines.add(row(subject, counts(report, subject))));
    Stream.of(Conformity.WRONG, Conformity.CANNOT)
        .flatMap(verdict -> with(report, verdict))
        .map(StoreReportLines::line)
        .forEach(lines::add);
    with(report, Conformity.NOT_TRIED)
        .collect(Collectors.groupingBy(JudgedExpectation::observed, Collectors.counting()))
        .forEach((why, number) -> lines.add("not tried: %d, %s".formatted(number, why)));
    lines.add(headline(report));
    return lines;
  }

  /** Returns a line about one expectation that is not as on AWS. */
  public static String line(JudgedExpectation judged) {
    return "%s: %s: AWS: %s; here: %s"
        .formatted(judged.verdict().label(), judged.id(), judged.expected(), judged.observed());
  }

  private static String row(String first, Stream<String> cells) {
    return ROW.formatted(Stream.concat(Stream.of(first), cells).toArray());
  }

  private static Stream<String> counts(StoreReport report, String subject) {
    return Arrays.stream(Conformity.values())
        .map(verdict -> with(report, verdict).filter(j -> j.subject().equals(subject)).count())
        .map(String::valueOf);
  }

  private static Stream<JudgedExpectation> with(StoreReport report, Conformity verdict) {
    return report.expectations().stream().filter(judged -> judged.verdict() == verdict);
  }

  /** Returns the whole report as Markdown. */
  public static String markdown(StoreReport report) {
    MarkdownTable table = new MarkdownTable().left("", "expectation", "AWS", "here", "source");
    for (JudgedExpectation judged : report.expectations()) {
      table.row(
          List.of(
              judged.verdict().label(),
              "`%s`: %s".formatted(judged.id(), judged.says()),
              judged.expected(),
              judged.observed(),
              "[%s](%s)".formatted(judged.source().section(), judged.source().url())));
    }
    return "# Where this store behaves as AWS does\n\n%s\n\n%s".formatted(headline(report), table);
  }
}
