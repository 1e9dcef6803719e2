package org.s3aharness.report.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import org.s3aharness.harness.call.CaseCalls;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;

/** Writes {@code calls/<case>.json}, with what each case asked of S3A. */
public final class CallFiles implements ReportFormat {
  private final RunDirectory directory;
  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public CallFiles(RunDirectory directory) {
    this.directory = directory;
  }

  @Override
  public void called(CaseId id, CaseCalls calls) throws IOException {
    json.writeValue(directory.calls(id.fileName()).toFile(), calls);
  }
}
