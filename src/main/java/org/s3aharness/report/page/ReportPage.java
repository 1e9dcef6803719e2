package org.s3aharness.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.report.format.FindingsFile;
import org.s3aharness.wire.exchange.WireLog;

/**
 * {@code index.html}: one file that needs nothing else. It is put together from resources beside
 * this class: a page, a style sheet and scripts.
 */
public final class ReportPage implements ReportFormat {
  private static final List<String> SCRIPTS =
      List.of(
          "data.js",
          "text.js",
          "view.js",
          "matrix.js",
          "exchanges.js",
          "case.js",
          "sections.js",
          "main.js");

  private final RunDirectory directory;
  private final ExchangeTable exchanges = new ExchangeTable();

  public ReportPage(RunDirectory directory) {
    this.directory = directory;
  }

  @Override
  public void add(CaseResult result, Optional<WireLog> wire) {
    wire.ifPresent(log -> exchanges.add(result, log));
  }

  @Override
  public void write(RunOutcome outcome) throws IOException {
    List<Map<String, Object>> findings =
        outcome.comparison().map(FindingsFile::model).orElse(List.of());
    write(
        directory.page(),
        PageContent.model(directory, outcome, findings),
        exchanges.model(outcome.summary().results()));
  }

  static void write(Path file, Map<String, Object> content, Map<String, Object> exchanges)
      throws IOException {
    String page = resource("page.html");
    StringBuilder scripts = new StringBuilder();
    for (String script : SCRIPTS) {
      scripts.append(resource(script)).append('\n');
    }
    ObjectMapper json = new ObjectMapper();
    Map<String, String> parts =
        Map.of(
            "style", resource("page.css"),
            "script", scripts.toString(),
            "content", embedded(json.writeValueAsString(content)),
            "exchanges", embedded(json.writeValueAsString(exchanges)));
    try (Writer out = Files.newBufferedWriter(file)) {
      int end = 0;
      for (int start = page.indexOf("{{"); start >= 0; start = page.indexOf("{{", end)) {
        out.write(page, end, start - end);
        end = page.indexOf("}}", start) + 2;
        out.write(parts.get(page.substring(start + 2, end - 2)));
      }
      out.write(page, end, page.length() - end);
    }
  }

  /** Escapes JSON so that no text in it ends a script element or begins a comment. */
  static String embedded(String json) {
    return json.replace("<", "\\u003c");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
