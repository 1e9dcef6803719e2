package org.s3aharness.suite;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A configuration as Hadoop prints it: {@code property} elements with a name and a value. */
final class PrintedConfiguration {
  private final Document document;

  /**
   * Reads what was printed.
   *
   * @throws IOException if it is not XML
   */
  PrintedConfiguration(String printed) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      this.document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(printed)));
    } catch (SAXException e) {
      throw new IOException("what Hadoop printed is no XML: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK's XML parser lacks a standard feature", e);
    }
  }

  /** Returns the value of a property; empty if there is none. */
  Optional<String> valueOf(String name) {
    NodeList properties = document.getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      if (name.equals(text(property, "name"))) {
        return Optional.of(text(property, "value"));
      }
    }
    return Optional.empty();
  }

  private static String text(Element property, String part) {
    NodeList found = property.getElementsByTagName(part);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
