package org.s3aharness.report.format;

import java.io.IOException;
import java.util.Optional;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.wire.exchange.HttpArchive;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Writes {@code wire/<case>.har}, with the exchanges of each case, for a browser's network panel.
 */
public final class HarFiles implements ReportFormat {
  private final RunDirectory directory;

  public HarFiles(RunDirectory directory) {
    this.directory = directory;
  }

  @Override
  public void add(CaseResult result, Optional<WireLog> wire) throws IOException {
    if (wire.isPresent()) {
      HttpArchive.write(wire.get(), directory.har(result.id().fileName()));
    }
  }
}
