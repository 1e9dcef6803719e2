package org.s3aharness.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.s3aharness.report.ReportFormat;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Writes {@code junit.xml} of a merged run, with the test suites of all parts side by side. */
final class JoinedJUnitXml implements ReportFormat {
  private final RunDirectory directory;
  private final List<RunPart> parts;

  JoinedJUnitXml(RunDirectory directory, List<RunPart> parts) {
    this.directory = directory;
    this.parts = parts;
  }

  @Override
  public void write(RunOutcome outcome) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      Document joined = builder.newDocument();
      Element suites = joined.createElement("testsuites");
      joined.appendChild(suites);
      for (RunPart part : parts) {
        Path xml = part.directory().resolve("junit.xml");
        if (Files.exists(xml)) {
          Element suite =
              (Element) joined.importNode(builder.parse(xml.toFile()).getDocumentElement(), true);
          suite.setAttribute("name", suite.getAttribute("name") + ", " + part.name());
          suites.appendChild(suite);
        }
      }
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(joined), new StreamResult(directory.junitXml().toFile()));
    } catch (ParserConfigurationException | SAXException | TransformerException e) {
      throw new IOException("junit.xml cannot be written: " + e.getMessage(), e);
    }
  }
}
