package org.s3aharness.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/** Writes Hadoop's configuration files. */
final class HadoopXml {
  private HadoopXml() {}

  static void write(Path file, Map<String, String> properties) throws IOException {
    String lines =
        properties.entrySet().stream()
            .map(
                property ->
                    "  <property><name>%s</name><value>%s</value></property>%n"
                        .formatted(
                            property.getKey(), StringEscapeUtils.escapeXml10(property.getValue())))
            .collect(Collectors.joining());
    Files.writeString(file, "<configuration>\n" + lines + "</configuration>\n");
  }
}
