package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs {@code s3a-qualify} in this JVM, as its user would, and keeps what it said. */
public final class Qualify {
  private final int exitCode;
  private final String output;
  private final Path runs;

  private Qualify(int exitCode, String output, Path runs) {
    this.exitCode = exitCode;
    this.output = output;
    this.runs = runs;
  }

  /** Runs {@code s3a-qualify run}, with its run directory in {@code runs}. */
  public static Qualify run(Path runs, String... arguments) {
    List<String> all = new ArrayList<>(List.of("run", "--out", runs.toString()));
    all.addAll(List.of(arguments));
    return command(runs, all.toArray(new String[0]));
  }

  public static Qualify command(Path runs, String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    int code = Main.commandLine(arguments).setOut(writer).setErr(writer).execute(arguments);
    writer.flush();
    return new Qualify(code, text.toString(), runs);
  }

  public int exitCode() {
    return exitCode;
  }

  public String output() {
    return output;
  }

  /** Asserts that it ended with this exit code; where it did not, all that it said is shown. */
  public void assertEnded(int code) {
    assertThat(exitCode).as(output).isEqualTo(code);
  }

  /** Asserts that it ended so, in a sentence that names the culprit and without a stack trace. */
  public void assertRefused(int code, String culprit) {
    assertThat(output).contains(culprit).doesNotContain("\tat ").doesNotContain("unexpected");
    assertEnded(code);
  }

  /** The one run directory. */
  public Path directory() throws IOException {
    try (Stream<Path> directories = Files.list(runs)) {
      return directories.findFirst().orElseThrow();
    }
  }

  /** Returns the lines of results.jsonl. */
  public List<JsonNode> results() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> results = new ArrayList<>();
    for (String line : Files.readAllLines(directory().resolve("results.jsonl"))) {
      results.add(json.readTree(line));
    }
    return results;
  }

  /** Returns the text of summary.md. */
  public String summary() throws IOException {
    return Files.readString(directory().resolve("summary.md"));
  }
}
