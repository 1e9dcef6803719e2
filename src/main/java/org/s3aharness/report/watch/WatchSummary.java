package org.s3aharness.report.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.s3aharness.report.Headline;
import org.s3aharness.report.summary.MarkdownTable;
import org.s3aharness.watch.Violation;
import org.s3aharness.watch.WatchOutcome;
import org.s3aharness.watch.census.CensusRow;
import org.s3aharness.watch.jvm.WatchedFileSystem;
import org.s3aharness.watch.object.UnexplainedObject;

/** Writes {@code summary.md} of a watched job. */
final class WatchSummary {
  private static final int MOST_ROWS = 100;
  private static final int MOST_OBJECTS = 50;

  private final WatchOutcome outcome;
  private final StringBuilder text = new StringBuilder();

  private WatchSummary(WatchOutcome outcome) {
    this.outcome = outcome;
  }

  /** Returns the text. */
  static String of(WatchOutcome outcome, Headline headline) {
    WatchSummary summary = new WatchSummary(outcome);
    summary.text.append("**").append(headline.sentence()).append("**\n\n");
    headline.gate().forEach(line -> summary.text.append(line).append("\n\n"));
    summary.violations();
    summary.list("What could not be watched", outcome.reported().unwatched());
    summary.list("What could not be followed", WatchText.once(outcome.reported().unfollowed()));
    summary.unexplained();
    summary.known();
    summary.list("Notes", outcome.reported().notes());
    summary.openUploads();
    summary.census();
    summary.atRest();
    summary.job();
    return summary.text.toString();
  }

  private void heading(String heading) {
    text.append("## ").append(heading).append("\n\n");
  }

  private void table(MarkdownTable table) {
    text.append(table).append('\n');
  }

  private void violations() {
    if (outcome.judged().violations().isEmpty()) {
      return;
    }
    heading("Violations, by cause and origin");
    MarkdownTable table =
        new MarkdownTable().left("grade").right("times").left("what", "where", "who", "example");
    for (Violation violation : first(outcome.judged().violations())) {
      table.row(
          List.of(
              violation.cause().grade().label(),
              violation.count(),
              violation.cause().cause(),
              violation.cause().place(),
              violation.cause().who(),
              violation.examples().get(0)));
    }
    table(table);
  }

  private void list(String title, Map<String, Integer> counts) {
    if (counts.isEmpty()) {
      return;
    }
    heading(title);
    counts.forEach(
        (what, times) ->
            text.append(
                "- %s%s%n".formatted(what, times == 1 ? "" : " (%d times)".formatted(times))));
    text.append('\n');
  }

  private void unexplained() {
    if (outcome.stored().unexplainedCount() == 0) {
      return;
    }
    heading("Objects that no recorded request explains, so that they were not judged");
    MarkdownTable table = new MarkdownTable().left("object", "what is known");
    for (UnexplainedObject object :
        outcome.stored().unexplained().stream().limit(MOST_OBJECTS).toList()) {
      table.row(List.of("s3://" + object.bucket() + "/" + object.key(), object.why()));
    }
    table(table);
    text.append("All in all ").append(outcome.stored().unexplainedCount()).append(".\n\n");
  }

  private void known() {
    Map<String, Integer> counts = new TreeMap<>();
    outcome
        .judged()
        .things()
        .forEach(thing -> thing.known().forEach((id, n) -> counts.merge(id, n, Integer::sum)));
    list("Declared deviations that showed", counts);
  }

  private void openUploads() {
    if (outcome.stored().openUploads().isEmpty()) {
      return;
    }
    heading("Uploads that the job left open");
    text.append("Their parts are stored, but no listing shows them.\n\n");
    outcome.stored().openUploads().stream()
        .limit(MOST_OBJECTS)
        .forEach(upload -> text.append("- ").append(upload).append('\n'));
    text.append('\n');
  }

  private void census() {
    heading("Census");
    MarkdownTable table =
        new MarkdownTable()
            .left("where", "request", "operation", "asked", "acknowledged", "key", "outcome")
            .right("requests", "objects");
    for (CensusRow row : first(outcome.recorded().census())) {
      table.row(
          List.of(
              row.what().place(),
              row.what().kind(),
              row.what().operation(),
              row.what().asked(),
              row.what().acknowledged(),
              row.what().key(),
              row.what().outcome(),
              row.requests(),
              row.objects()));
    }
    table(table);
    if (outcome.recorded().census().size() > MOST_ROWS) {
      text.append(
          "The other %d rows are in census.json.%n%n"
              .formatted(outcome.recorded().census().size() - MOST_ROWS));
    }
  }

  private void atRest() {
    if (outcome.stored().atRest().isEmpty()) {
      return;
    }
    heading("What the store says about the objects");
    MarkdownTable table = new MarkdownTable().left("where", "encrypted").right("objects");
    outcome
        .stored()
        .atRest()
        .forEach(
            (place, counts) ->
                counts.forEach((how, count) -> table.row(List.of(place, how, count))));
    table(table);
  }

  private void job() {
    heading("The job");
    MarkdownTable jvms = new MarkdownTable().left("JVM", "process", "Java");
    outcome
        .reported()
        .jvms()
        .forEach(jvm -> jvms.row(List.of(jvm.main(), jvm.process(), jvm.java())));
    table(jvms);
    MarkdownTable opened =
        new MarkdownTable()
            .left("filesystem of", "opened by", "Hadoop", "asked for")
            .right("times");
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    for (WatchedFileSystem fileSystem : outcome.reported().fileSystems()) {
      counts.merge(
          List.of(
              "s3a://" + fileSystem.bucket() + "/",
              fileSystem.jvm(),
              fileSystem.version(),
              fileSystem.asked().map(Object::toString).orElse("not understood")),
          1L,
          Long::sum);
    }
    counts.forEach(
        (cells, count) -> {
          List<Object> row = new ArrayList<>(cells);
          row.add(count);
          opened.row(row);
        });
    table(opened);
  }

  private static <T> List<T> first(List<T> list) {
    return list.subList(0, Math.min(list.size(), MOST_ROWS));
  }
}
