package org.s3aharness.report.watch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

/**
 * Writes {@code junit.xml} of a watched job, in which JUnit ran nothing: each thing that was judged
 * becomes a test case.
 */
final class WatchJUnitXml {
  private WatchJUnitXml() {}

  static void write(Path file, List<CaseResult> results) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "s3a-qualify watch");
      xml.writeAttribute("tests", String.valueOf(results.size()));
      xml.writeAttribute("failures", String.valueOf(count(results, Verdict.FAILED)));
      xml.writeAttribute("skipped", String.valueOf(count(results, Verdict.NOT_RUN)));
      xml.writeAttribute("errors", "0");
      for (CaseResult result : results) {
        testCase(xml, result);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("junit.xml cannot be written: " + e.getMessage(), e);
    }
  }

  private static long count(List<CaseResult> results, Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  private static void testCase(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", result.id().suite());
    xml.writeAttribute("name", result.id().toString());
    xml.writeAttribute("time", "0");
    if (result.verdict() == Verdict.FAILED) {
      message(xml, "failure", result);
    } else if (result.verdict() == Verdict.NOT_RUN) {
      message(xml, "skipped", result);
    }
    xml.writeEndElement();
  }

  private static void message(XMLStreamWriter xml, String element, CaseResult result)
      throws XMLStreamException {
    xml.writeStartElement(element);
    // What XML cannot hold, a key in S3 can.
    xml.writeAttribute("message", result.reason().replaceAll("[^\\t\\n\\r\\x20-\\uFFFD]", "?"));
    xml.writeEndElement();
  }
}
