package org.s3aharness.encryption;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A Hadoop configuration file, read to know what it asks for; S3A gets the file itself. Understood
 * as Hadoop's {@code Configuration} documents it: {@code property} elements with {@code name},
 * {@code value} and {@code final}, XInclude included.
 *
 * @param source where it was read from, for messages
 * @param text the file's text
 * @param comment its opening comment; empty if it has none
 * @param properties in the order of the file
 */
public record ConfigurationFile(
    Path source, String text, String comment, List<Property> properties) {

  /** One property. A final one cannot be changed by files loaded later. */
  public record Property(String name, String value, boolean isFinal) {}

  public ConfigurationFile {
    properties = List.copyOf(properties);
  }

  /**
   * Reads a file.
   *
   * @throws UsageException when it cannot be read or is not a Hadoop configuration
   */
  public static ConfigurationFile read(Path file) {
    try {
      return parse(file, Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new UsageException(file + " is not UTF-8 text: give a Hadoop configuration file.", e);
    } catch (IOException e) {
      throw new UsageException(
          "Cannot read " + file + " (" + e.getClass().getSimpleName() + "): check the path.", e);
    }
  }

  /**
   * Reads a configuration from its text.
   *
   * @param source where the text is from; XIncludes are resolved against it
   * @throws UsageException when it is not a Hadoop configuration
   */
  public static ConfigurationFile parse(Path source, String text) {
    Element root;
    try {
      InputSource input = new InputSource(new StringReader(text));
      input.setSystemId(source.toUri().toString());
      root = parser().parse(input).getDocumentElement();
    } catch (SAXParseException e) {
      throw new UsageException(
          source + ", line " + e.getLineNumber() + ": malformed XML: " + e.getMessage(), e);
    } catch (SAXException | IOException e) {
      throw new UsageException(source + ": malformed XML: " + e.getMessage(), e);
    }
    if (!root.getTagName().equals("configuration")) {
      throw new UsageException(
          source
              + ": the top element is <"
              + root.getTagName()
              + ">, a Hadoop configuration file has <configuration>.");
    }
    return new ConfigurationFile(source, text, openingComment(root), properties(root));
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(true);
      // A document type could pull in other files as entities; Hadoop refuses those too.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Throwing());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a feature", e);
    }
  }

  private static String openingComment(Element root) {
    for (Node n = root.getOwnerDocument().getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeType() == Node.COMMENT_NODE) {
        return n.getNodeValue().strip();
      }
    }
    return "";
  }

  private static List<Property> properties(Element root) {
    List<Property> properties = new ArrayList<>();
    NodeList elements = root.getElementsByTagName("property");
    for (int i = 0; i < elements.getLength(); i++) {
      Element property = (Element) elements.item(i);
      Optional<String> name = child(property, "name");
      Optional<String> value = child(property, "value");
      if (name.isPresent() && value.isPresent()) {
        boolean isFinal = child(property, "final").map("true"::equals).orElse(false);
        properties.add(new Property(name.get().trim(), value.get(), isFinal));
      }
    }
    return properties;
  }

  private static Optional<String> child(Element property, String tag) {
    if (property.hasAttribute(tag)) {
      return Optional.of(property.getAttribute(tag));
    }
    NodeList children = property.getElementsByTagName(tag);
    return children.getLength() == 0
        ? Optional.empty()
        : Optional.of(children.item(0).getTextContent());
  }

  /** Without it the JDK's parser prints errors to stderr before it throws them. */
  private static final class Throwing implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
