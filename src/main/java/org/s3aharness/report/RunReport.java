package org.s3aharness.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.ResultSink;
import org.s3aharness.report.format.ResultsFile;
import org.s3aharness.report.page.PageContent;
import org.s3aharness.report.page.PageExchanges;
import org.s3aharness.report.page.PageFile;
import org.s3aharness.report.page.PageFinding;
import org.s3aharness.report.summary.SummaryFile;
import org.s3aharness.wire.exchange.HarFile;
import org.s3aharness.wire.exchange.WireLog;

/** Takes the results of a run as they come and puts them where people and machines find them. */
public final class RunReport implements ResultSink, AutoCloseable {
  private final RunDirectory directory;
  private final ResultsFile file;
  private final PageExchanges exchanges = new PageExchanges();
  private final BiConsumer<CaseResult, WireLog> watcher;
  private final List<CaseResult> results = new CopyOnWriteArrayList<>();

  /**
   * @param watcher is told of every result, from several threads
   */
  public RunReport(RunDirectory directory, BiConsumer<CaseResult, WireLog> watcher) {
    this.directory = directory;
    this.file = new ResultsFile(directory);
    this.watcher = watcher;
  }

  @Override
  public void accept(CaseResult result, WireLog wire) {
    results.add(result);
    if (wire != null) {
      try {
        HarFile.write(wire, directory.har(result.id().fileName()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the HAR file of " + result.id(), e);
      }
    }
    file.add(result, wire != null);
    if (wire != null) {
      exchanges.add(result, wire);
    }
    watcher.accept(result, wire);
  }

  /** What came of the run so far. */
  public Summary summary() {
    return new Summary(results);
  }

  /** Writes {@code summary.md} from the results so far. */
  public void writeSummary(Headline headline, Invocation invocation) throws IOException {
    SummaryFile.write(directory, summary(), headline, invocation);
  }

  /**
   * Writes {@code index.html} from the results so far.
   *
   * @param findings objects as {@link PageFinding} reads them; empty if the run looks for none
   */
  public void writePage(
      Headline headline, Invocation invocation, List<Map<String, Object>> findings)
      throws IOException {
    Summary summary = summary();
    PageFile.write(
        directory.page(),
        PageContent.model(directory, headline, invocation, summary, findings),
        exchanges.model(summary.results()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
