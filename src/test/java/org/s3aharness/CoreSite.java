package org.s3aharness;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;

/** Makes Hadoop's configuration files for tests. */
public final class CoreSite {
  private CoreSite() {}

  /** Returns the settings of a core-site.xml; names and values come in turn. */
  public static Settings settings(String... namesAndValues) {
    ConfigurationFile file =
        ConfigurationFile.parse(Path.of("core-site.xml"), text(namesAndValues));
    return Settings.empty().with(List.of(file));
  }

  /**
   * Returns the text of a file; names and values come in turn. The first property is in line 2, and
   * each has a line of its own.
   */
  public static String text(String... namesAndValues) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return text(properties);
  }

  /** Returns the text of a file with these properties. */
  public static String text(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(
            property ->
                "<property><name>%s</name><value>%s</value></property>\n"
                    .formatted(
                        property.getKey(), StringEscapeUtils.escapeXml10(property.getValue())))
        .collect(Collectors.joining("", "<configuration>\n", "</configuration>\n"));
  }
}
