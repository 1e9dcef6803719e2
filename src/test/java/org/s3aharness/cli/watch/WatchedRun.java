package org.s3aharness.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.s3aharness.cli.Qualify;

/** A job that {@code s3a-qualify watch} has run, with what its run directory says. */
final class WatchedRun {
  private final Qualify watch;

  private WatchedRun(Qualify watch) {
    this.watch = watch;
  }

  /** Watches a job on a LocalStack that is started for it, with an empty bucket {@code data}. */
  static WatchedRun onLocalStack(Path runs, List<String> options, List<String> job) {
    List<String> all = new ArrayList<>(List.of("--make-bucket=data", "--localstack=host"));
    all.addAll(options);
    return of(runs, all, job);
  }

  /** Watches a job with these options of the command. */
  static WatchedRun of(Path runs, List<String> options, List<String> job) {
    List<String> all = new ArrayList<>(List.of("watch", "--out=" + runs));
    all.addAll(options);
    all.add("--");
    all.addAll(job);
    return new WatchedRun(Qualify.command(runs, all.toArray(String[]::new)));
  }

  int exitCode() {
    return watch.exitCode();
  }

  String output() {
    return watch.output();
  }

  Path directory() throws IOException {
    return watch.directory();
  }

  String summary() throws IOException {
    return Files.readString(directory().resolve("summary.md"));
  }

  /** Returns each result as its id and verdict. */
  List<String> results() throws IOException {
    List<String> results = new ArrayList<>();
    for (JsonNode line : watch.results()) {
      results.add(line.path("case").asText() + " " + line.path("verdict").asText());
    }
    return results;
  }

  /** Returns the verdicts of the results whose ids begin so, each once. */
  List<String> verdicts(String beginning) throws IOException {
    return watch.results().stream()
        .filter(line -> line.path("case").asText().startsWith(beginning))
        .map(line -> line.path("verdict").asText())
        .distinct()
        .sorted()
        .toList();
  }

  JsonNode result(String id) throws IOException {
    for (JsonNode line : watch.results()) {
      if (line.path("case").asText().equals(id)) {
        return line;
      }
    }
    throw new AssertionError(id + " is not in " + results());
  }
}
