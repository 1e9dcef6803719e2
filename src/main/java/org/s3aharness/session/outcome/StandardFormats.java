package org.s3aharness.session.outcome;

import java.util.List;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.format.CallFiles;
import org.s3aharness.report.format.FindingsFile;
import org.s3aharness.report.format.HarFiles;
import org.s3aharness.report.format.JUnitXml;
import org.s3aharness.report.format.ResultsFile;
import org.s3aharness.report.page.ReportPage;
import org.s3aharness.report.summary.SummaryFile;

/** Lists the formats that every run leaves; a new one is added here. */
public final class StandardFormats {
  private StandardFormats() {}

  /**
   * Returns the formats in the order in which they are written.
   *
   * @param terminal prepares what a person sees at the end
   */
  public static List<ReportFormat> in(RunDirectory directory, ReportFormat terminal) {
    return in(directory, new JUnitXml(directory), terminal);
  }

  /**
   * Returns the formats of a run whose cases JUnit does not run here.
   *
   * @param junit writes {@code junit.xml}
   * @param terminal prepares what a person sees at the end
   */
  public static List<ReportFormat> in(
      RunDirectory directory, ReportFormat junit, ReportFormat terminal) {
    return List.of(
        new HarFiles(directory),
        new CallFiles(directory),
        new ResultsFile(directory),
        junit,
        new FindingsFile(directory),
        new SummaryFile(directory),
        // After all other files: it lists the files that are there.
        new ReportPage(directory),
        terminal);
  }
}
