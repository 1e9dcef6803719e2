package org.s3aharness.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;
import org.s3aharness.report.RunDirectory;

/**
 * {@code junit.xml}, as JUnit Platform's own reporter writes it, but for the names of the test
 * cases, which there are those of Java methods and numbers: here they are case ids.
 */
public final class JUnitXml implements AutoCloseable {
  private static final String BY_REPORTER = "TEST-junit-jupiter.xml";

  private final RunDirectory directory;
  private final Path reporterOutput;
  private final StringWriter problems = new StringWriter();
  private final TestExecutionListener listener;

  /**
   * @param directory gets the file when this is closed
   * @param work where it is written until then
   * @throws IOException when nothing can be written there
   */
  public JUnitXml(RunDirectory directory, Path work) throws IOException {
    this.directory = directory;
    this.reporterOutput = Files.createTempDirectory(work, "junit");
    this.listener =
        new LegacyXmlReportGeneratingListener(reporterOutput, new PrintWriter(problems));
  }

  /** For the launcher. */
  public TestExecutionListener listener() {
    return listener;
  }

  @Override
  public void close() throws IOException {
    Path written = reporterOutput.resolve(BY_REPORTER);
    if (Files.exists(written)) {
      rename(written, directory.junitXml());
    }
    try (Stream<Path> files = Files.list(reporterOutput)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(reporterOutput);
    if (!problems.toString().isEmpty()) {
      throw new IOException("junit.xml cannot be written: " + problems);
    }
  }

  /** Gives every test case of a report its case id for a name. */
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
