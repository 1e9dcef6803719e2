package org.s3aharness.report.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.format.HarFiles;
import org.s3aharness.report.format.ResultsFile;
import org.s3aharness.watch.WatchOutcome;
import org.s3aharness.watch.WatchVerdicts;
import org.s3aharness.wire.exchange.HttpArchive;
import org.s3aharness.wire.exchange.WireLog;

/** Writes what a watched job leaves: the files of any run, its census and its lists. */
public final class WatchReport {
  private final RunDirectory directory;

  public WatchReport(RunDirectory directory) {
    this.directory = directory;
  }

  /** Returns the file with every request of the job. */
  public Path requests() {
    return directory.root().resolve("wire").resolve("requests.jsonl.gz");
  }

  /** Returns the file with every object that the job has left. */
  public Path objects() {
    return directory.root().resolve("objects.jsonl.gz");
  }

  /**
   * Writes {@code results.jsonl} and the exchanges that show what is wrong.
   *
   * @return the results
   */
  public List<CaseResult> writeResults(WatchOutcome outcome) throws IOException {
    HarFiles hars = new HarFiles(directory);
    List<WatchVerdicts.JudgedOperation> judged = new WatchVerdicts(outcome).results();
    try (ResultsFile results = new ResultsFile(directory)) {
      for (WatchVerdicts.JudgedOperation each : judged) {
        hars.add(each.result(), each.wire());
        results.add(each.result(), each.wire());
      }
    }
    HttpArchive.write(
        WireLog.of("a sample: one request of each kind", outcome.recorded().samples()),
        directory.har("sample"));
    return judged.stream().map(WatchVerdicts.JudgedOperation::result).toList();
  }

  /** Writes all files for people, and those for other tools. */
  public void write(
      WatchOutcome outcome, List<CaseResult> results, Headline headline, Invocation invocation)
      throws IOException {
    directory.writeWhole(
        directory.root().resolve("census.json"),
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(WatchModel.census(outcome)));
    WatchJUnitXml.write(directory.junitXml(), results);
    directory.writeSummary(WatchSummary.of(outcome, headline));
    WatchPage.write(directory, outcome, headline, invocation);
  }
}
