package org.s3aharness.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.text.StringEscapeUtils;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.ConfigurationFile.Property;
import org.s3aharness.encryption.UsageException;

/**
 * Reads {@code spark-defaults.conf}. Spark passes properties that begin with {@code spark.hadoop.}
 * on to Hadoop, without that prefix (Spark's configuration.md, "Custom Hadoop/Hive Configuration").
 * Spark's other properties are kept, since they name buckets, though Hadoop reads none of them.
 * Properties that are not Spark's are ignored, as {@code spark-submit} does.
 */
public final class SparkDefaults {
  /** The prefix given to the name of a property that Spark ignores. */
  private static final String IGNORED = "ignored by Spark: ";

  private static final String SPARK = "spark.";
  private static final String PREFIX = "spark.hadoop.";

  private SparkDefaults() {}

  /**
   * Returns the name, as in the file, of a property that Spark ignores; empty for any other
   * property.
   */
  public static Optional<String> ignored(String name) {
    return name.startsWith(IGNORED)
        ? Optional.of(name.substring(IGNORED.length()))
        : Optional.empty();
  }

  /**
   * Reads a file.
   *
   * @throws UsageException when it cannot be read
   */
  static ConfigurationFile read(Path file) {
    List<Property> properties = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        int first = i;
        StringBuilder logical = new StringBuilder(lines.get(i));
        while (isContinued(lines.get(i)) && i + 1 < lines.size()) {
          logical.append('\n').append(lines.get(++i));
        }
        properties.addAll(parse(logical.toString(), new Location(file, first + 1)));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          file + " cannot be read as Spark's defaults (" + e.getMessage() + "): check the path.",
          e);
    }
    return new ConfigurationFile(file, xml(properties), "", properties, true);
  }

  /**
   * Says whether a line is continued: it is no comment and ends with an odd number of backslashes.
   */
  private static boolean isContinued(String line) {
    String trailing = line.replaceFirst(".*?(\\\\*)$", "$1");
    boolean comment = line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
    return !comment && trailing.length() % 2 == 1;
  }

  /** Parses a line as a Java property, as Spark does. */
  private static List<Property> parse(String line, Location origin) throws IOException {
    Properties one = new Properties();
    one.load(new StringReader(line));
    return one.stringPropertyNames().stream()
        .map(
            name ->
                new Property(
                    nameForHadoop(name), Optional.of(one.getProperty(name).trim()), false, origin))
        .toList();
  }

  private static String nameForHadoop(String name) {
    if (name.startsWith(PREFIX)) {
      return name.substring(PREFIX.length());
    }
    return name.startsWith(SPARK) ? name : IGNORED + name;
  }

  /** Returns properties in Hadoop's XML. */
  static String xml(List<Property> properties) {
    StringBuilder xml = new StringBuilder("<configuration>\n");
    for (Property property : properties) {
      if (property.name().startsWith(IGNORED)) {
        continue;
      }
      // In attributes, since an element without text would not set the property to nothing.
      xml.append("<property name=\"")
          .append(StringEscapeUtils.escapeXml10(property.name()))
          .append("\" value=\"")
          .append(StringEscapeUtils.escapeXml10(property.value().orElseThrow()))
          .append("\"/>\n");
    }
    return xml.append("</configuration>\n").toString();
  }
}
