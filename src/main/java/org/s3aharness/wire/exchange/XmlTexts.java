package org.s3aharness.wire.exchange;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the texts of elements from XML that may be cut off, or from bytes that are no XML. */
final class XmlTexts {
  private static final Logger LOG = LoggerFactory.getLogger(XmlTexts.class);
  private static final XMLInputFactory XML = xml();

  private XmlTexts() {}

  /** Returns the texts of all elements with a name, up to where the bytes are no longer XML. */
  static List<String> of(String element, byte[] body) {
    List<String> texts = new ArrayList<>();
    try {
      XMLStreamReader xml = reader(body);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element)) {
          texts.add(xml.getElementText());
        }
      }
    } catch (XMLStreamException e) {
      // Not the parser's message, which quotes the body.
      LOG.debug("A body is not, or not yet, XML to its end: {}", e.getClass().getName());
    }
    return texts;
  }

  /** Returns a reader that loads nothing external, whatever the XML says. */
  static XMLStreamReader reader(byte[] body) throws XMLStreamException {
    // Decoded here: the parser tells standard error of bytes that are not UTF-8.
    return XML.createXMLStreamReader(new StringReader(new String(body, StandardCharsets.UTF_8)));
  }

  private static XMLInputFactory xml() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
