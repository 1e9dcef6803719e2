package org.s3aharness.encryption;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.ConfigurationFile.Property;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads Hadoop's configuration XML as {@code Configuration.Parser} of Hadoop 3 does, which goes by
 * local names alone, and remembers the line of every property. An included file is treated as if
 * its text were written in place. A relative name is looked up beside the file that was given, at
 * whatever depth; a missing file is replaced by {@code xi:fallback}.
 */
final class ConfigurationParser extends DefaultHandler2 {
  private static final Set<String> TEXTS = Set.of("name", "value", "final", "source", "tag");
  private static final int DEEPEST_INCLUDE = 20;

  /** Makes the parsers, one at a time. To find the JDK's takes longer than to parse a profile. */
  private static final SAXParserFactory PARSERS = parsers();

  private final Path given;
  private final Path current;
  private final int depth;
  private final List<Property> properties;
  private final StringBuilder token = new StringBuilder();
  private Locator locator;
  private boolean inToken;
  private boolean rootSeen;
  private String comment = "";
  private String name;
  private String value;
  private boolean isFinal;
  private int line;
  private String missing;
  private boolean inFallback;

  private ConfigurationParser(Path given, Path current, int depth, List<Property> properties) {
    this.given = given;
    this.current = current;
    this.depth = depth;
    this.properties = properties;
  }

  /**
   * Parses a text.
   *
   * @throws UsageException when the text is not a Hadoop configuration, or includes something that
   *     cannot be read
   */
  static ConfigurationParser parse(Path source, String text) {
    ConfigurationParser parser = new ConfigurationParser(source, source, 0, new ArrayList<>());
    parser.run(text);
    return parser;
  }

  /** Returns the comment before the top element; empty if there is none. */
  String comment() {
    return comment;
  }

  List<Property> properties() {
    return properties;
  }

  private void run(String text) {
    try {
      InputSource input = new InputSource(new StringReader(text));
      input.setSystemId(current.toUri().toString());
      XMLReader reader = reader();
      reader.setContentHandler(this);
      reader.setErrorHandler(this);
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", this);
      reader.parse(input);
    } catch (SAXParseException e) {
      throw new UsageException(
          current + ", line " + e.getLineNumber() + ": malformed XML: " + e.getMessage(), e);
    } catch (SAXException | IOException e) {
      throw new UsageException(current + ": malformed XML: " + e.getMessage(), e);
    }
  }

  private static XMLReader reader() throws SAXException {
    synchronized (PARSERS) {
      try {
        return PARSERS.newSAXParser().getXMLReader();
      } catch (ParserConfigurationException e) {
        throw new IllegalStateException("the JDK's XML parser lacks a feature", e);
      }
    }
  }

  private static SAXParserFactory parsers() {
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      // A document type could pull in other files as entities.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a feature", e);
    }
  }

  @Override
  public void setDocumentLocator(Locator where) {
    locator = where;
  }

  @Override
  public void comment(char[] text, int start, int length) {
    if (!rootSeen && comment.isEmpty()) {
      comment = new String(text, start, length).strip();
    }
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    if (!rootSeen) {
      rootSeen = true;
      checkTop(qualified, local);
    }
    if (TEXTS.contains(local)) {
      inToken = true;
      token.setLength(0);
    }
    switch (local) {
      case "property" -> startProperty(attributes);
      case "name" -> line = locator.getLineNumber();
      case "include" -> include(attributes.getValue("href"));
      case "fallback" -> inFallback = true;
      default -> {
        // Hadoop passes over other elements, too.
      }
    }
  }

  private void checkTop(String qualified, String local) {
    if (depth == 0 && !local.equals("configuration")) {
      throw new UsageException(
          current
              + ": the top element is <"
              + qualified
              + ">, but a Hadoop configuration file has <configuration>.");
    }
  }

  /** Starts a property. The short form has everything in attributes. */
  private void startProperty(Attributes attributes) {
    name = attributes.getValue("name");
    value = attributes.getValue("value");
    isFinal = "true".equals(attributes.getValue("final"));
    line = locator.getLineNumber();
  }

  @Override
  public void characters(char[] text, int start, int length) {
    if (inToken) {
      token.append(text, start, length);
    }
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    String text = token.toString();
    switch (local) {
      case "name" -> name = text.isEmpty() ? name : text.trim();
      case "value" -> value = text.isEmpty() ? value : text;
      case "final" -> isFinal = "true".equals(text);
      case "property" -> endProperty();
      case "include" -> endInclude();
      default -> {
        // Says nothing about a property's value.
      }
    }
  }

  private void endProperty() {
    boolean unusedFallback = inFallback && missing == null;
    if (name != null && !unusedFallback) {
      properties.add(
          new Property(name, Optional.ofNullable(value), isFinal, new Location(current, line)));
    }
  }

  private void include(String href) {
    if (href == null) {
      return;
    }
    Path file = resolve(href);
    if (!Files.exists(file)) {
      missing = href;
      return;
    }
    if (depth == DEEPEST_INCLUDE) {
      throw new UsageException(
          given
              + ": includes go deeper than "
              + DEEPEST_INCLUDE
              + " files, the last being "
              + file);
    }
    new ConfigurationParser(given, file, depth + 1, properties).run(ConfigurationFile.textOf(file));
  }

  private Path resolve(String href) {
    if (href.matches("(https?|ftp)://.*")) {
      throw new UsageException(
          where() + " includes " + href + ": put a copy beside it and include that.");
    }
    return href.startsWith("file:")
        ? Path.of(URI.create(href))
        : given.toAbsolutePath().resolveSibling(href);
  }

  private void endInclude() {
    if (missing != null && !inFallback) {
      throw new UsageException(
          where() + " includes " + missing + ", which does not exist: correct its path.");
    }
    missing = null;
    inFallback = false;
  }

  private String where() {
    return current + ", line " + locator.getLineNumber();
  }

  /**
   * Throws the error. The JDK's parser would also print it to stderr if this method were not
   * overridden.
   */
  @Override
  public void error(SAXParseException e) throws SAXException {
    throw e;
  }
}
