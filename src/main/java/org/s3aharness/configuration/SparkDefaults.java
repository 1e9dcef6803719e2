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
import org.s3aharness.encryption.ConfigurationFile.Origin;
import org.s3aharness.encryption.ConfigurationFile.Property;
import org.s3aharness.encryption.UsageException;

/**
 * {@code spark-defaults.conf}: Spark gives Hadoop what begins with {@code spark.hadoop.}, without
 * that (Spark's configuration.md, "Custom Hadoop/Hive Configuration"). Its other properties are
 * kept, since they name buckets: Hadoop reads none of them. One that is not Spark's is passed over,
 * as {@code spark-submit} does.
 */
public final class SparkDefaults {
  /** What the name of a property begins with that Spark passes over. */
  private static final String IGNORED = "ignored by Spark: ";

  private static final String SPARK = "spark.";
  private static final String PREFIX = "spark.hadoop.";

  private SparkDefaults() {}

  /**
   * Returns the name in the file of a property that Spark passes over; empty for another property.
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
        properties.addAll(parse(logical.toString(), new Origin(file, first + 1)));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          file + " is not a file of Spark's defaults (" + e.getMessage() + "): check the path.", e);
    }
    return new ConfigurationFile(file, xml(properties), "", properties, true);
  }

  /** By an odd number of backslashes, and not in a comment. */
  private static boolean isContinued(String line) {
    String trailing = line.replaceFirst(".*?(\\\\*)$", "$1");
    boolean comment = line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
    return !comment && trailing.length() % 2 == 1;
  }

  /** Spark reads the file as Java properties, too. */
  private static List<Property> parse(String line, Origin origin) throws IOException {
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

  /** Returns properties in the form in which Hadoop reads them. */
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
