package org.s3aharness.report.format;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Writes {@code junit.xml} as JUnit Platform's own reporter does, except that a test case is named
 * after its case id: the reporter names it after Java methods and numbers.
 */
public final class JUnitXml implements ReportFormat {
  private static final String BY_REPORTER = "TEST-junit-jupiter.xml";

  /** What the reporter puts before a display name, and between the parts of one. */
  private static final String DISPLAY_NAME = "display-name: ";

  private static final String PART = " > ";

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

  /**
   * Renames every test case of a report to its case id, and leaves out the JVM's properties: the
   * command line is among them, and with it what may be a secret.
   */
  static void rename(Path report, Path renamed) throws IOException {
    try {
      Element suite =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getDocumentElement();
      elements(suite, "properties").forEach(all -> all.getParentNode().removeChild(all));
      elements(suite, "testcase")
          .forEach(testcase -> caseId(testcase).ifPresent(id -> testcase.setAttribute("name", id)));
      // Not by a stylesheet: to compile one takes longer than all the rest.
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(suite.getOwnerDocument()), new StreamResult(renamed.toFile()));
    } catch (ParserConfigurationException | SAXException | TransformerException e) {
      throw new IOException("junit.xml cannot be written: " + e.getMessage(), e);
    }
  }

  /** Returns the last part of a test case's display name if it is a case id. */
  private static Optional<String> caseId(Element testcase) {
    return elements(testcase, "system-out").stream()
        .map(Element::getTextContent)
        .filter(text -> text.contains(DISPLAY_NAME))
        .findFirst()
        .map(text -> text.substring(text.indexOf(DISPLAY_NAME) + DISPLAY_NAME.length()))
        .map(path -> List.of(path.split(PART)))
        .map(parts -> parts.get(parts.size() - 1).strip())
        .filter(name -> name.contains("]@"));
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(Element.class::cast)
        .toList();
  }
}
