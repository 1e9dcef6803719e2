package org.s3aharness.report.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Writes {@code results.jsonl}, with a line for each case as it gets its verdict. Its schema is
 * {@code results.schema.json}.
 */
public final class ResultsFile implements ReportFormat {
  /** The version of the lines' schema; it rises when a reader of older lines would be misled. */
  public static final int SCHEMA = 1;

  private final RunDirectory directory;
  private final ObjectMapper json = new ObjectMapper();
  private final OutputStream out;

  /**
   * Creates the file, empty.
   *
   * @throws UncheckedIOException when it cannot be created
   */
  public ResultsFile(RunDirectory directory) {
    this.directory = directory;
    try {
      this.out = Files.newOutputStream(directory.results());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void add(CaseResult result, Optional<WireLog> wire) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("schema", SCHEMA);
    line.put("case", result.id().toString());
    line.put("suite", result.id().suite());
    line.put("behaviour", result.id().behaviour());
    result.id().variant().ifPresent(variant -> line.put("variant", variant));
    line.put("profile", result.id().profile());
    line.put("release", result.id().release());
    line.put("says", result.says());
    line.put("source", result.source());
    line.put("section", result.section());
    line.put("verdict", result.verdict().label());
    line.put("reason", result.reason());
    line.put("deviations", result.deviations());
    line.put("failed", result.failed().stream().map(ResultsFile::check).toList());
    line.put("checks", result.counts());
    if (!result.notAsked().isEmpty()) {
      line.put("notAsked", result.notAsked());
    }
    line.put("observed", result.observed());
    line.put("exchanges", result.exchanges());
    if (wire.isPresent()) {
      line.put("har", directory.relative(directory.har(result.id().fileName())));
    }
    line.put("milliseconds", result.wallTime().toMillis());
    // In one piece: a harness that is killed meanwhile leaves no half of a line.
    out.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> check(Check check) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("check", check.id());
    line.put("grade", check.grade().label());
    line.put("where", check.where());
    line.put("expected", check.expected());
    line.put("observed", check.observed());
    if (!check.comparable().equals(check.observed())) {
      line.put("comparable", check.comparable());
    }
    putUnlessEmpty(line, "detail", check.detail());
    if (!check.terms().isEmpty()) {
      line.put("terms", check.terms());
    }
    putUnlessEmpty(line, "deviation", check.deviation());
    line.put("message", check.message());
    return line;
  }

  private static void putUnlessEmpty(Map<String, Object> line, String name, String text) {
    if (!text.isEmpty()) {
      line.put(name, text);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
