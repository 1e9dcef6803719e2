package org.s3aharness.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;

/**
 * Writes {@code junit.xml} as JUnit Platform's own reporter does, except that a test case is named
 * after its case id: the reporter names it after Java methods and numbers.
 */
public final class JUnitXml implements ReportFormat {
  private static final String BY_REPORTER = "TEST-junit-jupiter.xml";

  private final RunDirectory directory;
  private final Path reporterOutput;
  private final StringWriter problems = new StringWriter();
  private final TestExecutionListener listener;

  /**
   * Prepares the file.
   *
   * @throws UncheckedIOException when nothing can be written to the directory
   */
  public JUnitXml(RunDirectory directory) {
    this.directory = directory;
    try {
      this.reporterOutput = Files.createTempDirectory(directory.root(), ".junit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.listener =
        new LegacyXmlReportGeneratingListener(reporterOutput, new PrintWriter(problems));
  }

  @Override
  public List<TestExecutionListener> listeners() {
    return List.of(listener);
  }

  @Override
  public void write(RunOutcome outcome) throws IOException {
    Path written = reporterOutput.resolve(BY_REPORTER);
    if (Files.exists(written)) {
      rename(written, directory.junitXml());
    }
    // Here, not only in close(): after a signal nothing is closed any more.
    removeReporterOutput();
    if (!problems.toString().isEmpty()) {
      throw new IOException("junit.xml cannot be written: " + problems);
    }
  }

  @Override
  public void close() throws IOException {
    removeReporterOutput();
  }

  private void removeReporterOutput() throws IOException {
    if (!Files.exists(reporterOutput)) {
      return;
    }
    try (Stream<Path> files = Files.list(reporterOutput)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(reporterOutput);
  }

  /** Renames every test case of a report to its case id. */
  static void rename(Path report, Path renamed) throws IOException {
    try (InputStream names = JUnitXml.class.getResourceAsStream("junit-names.xsl")) {
      Transformer transformer =
          TransformerFactory.newInstance().newTransformer(new StreamSource(names));
      transformer.transform(new StreamSource(report.toFile()), new StreamResult(renamed.toFile()));
    } catch (TransformerException e) {
      throw new IOException("junit.xml cannot be written: " + e.getMessage(), e);
    }
  }
}
