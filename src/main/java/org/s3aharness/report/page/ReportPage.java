package org.s3aharness.report.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
 * Writes {@code index.html}, one file that needs nothing else. It is assembled from resources
 * beside this class: a page, a style sheet and scripts.
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
    StringBuilder scripts = new StringBuilder();
    for (String script : SCRIPTS) {
      scripts.append(PageTemplate.resource(ReportPage.class, script)).append('\n');
    }
    ObjectMapper json = new ObjectMapper();
    PageTemplate.fill(
        file,
        PageTemplate.resource(ReportPage.class, "page.html"),
        Map.of(
            "style", PageTemplate.resource(ReportPage.class, "page.css"),
            "script", scripts.toString(),
            "content", PageTemplate.embedded(json.writeValueAsString(content)),
            "exchanges", PageTemplate.embedded(json.writeValueAsString(exchanges))));
  }
}
