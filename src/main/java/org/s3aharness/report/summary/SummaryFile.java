package org.s3aharness.report.summary;

import java.io.IOException;
import java.util.Optional;
import org.s3aharness.report.Comparison;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;

/** Writes {@code summary.md}, ready to paste into a ticket. */
public final class SummaryFile implements ReportFormat {
  private final RunDirectory directory;

  public SummaryFile(RunDirectory directory) {
    this.directory = directory;
  }

  /** Replaces the summary that says that the run has not ended. */
  @Override
  public void write(RunOutcome outcome) throws IOException {
    Optional<Comparison> comparison = outcome.comparison();
    directory.writeSummary(
        comparison.isPresent()
            ? UpgradeReport.markdown(outcome, comparison.get())
            : RunText.markdown(outcome));
  }
}
