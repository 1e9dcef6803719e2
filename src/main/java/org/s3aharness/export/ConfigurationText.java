package org.s3aharness.export;

import java.util.Map;
import java.util.TreeMap;

/** Writes settings as a Hadoop configuration. */
final class ConfigurationText {
  private ConfigurationText() {}

  /** Returns the name of the file with the settings of a filesystem. */
  static String fileOf(int client) {
    return "core-site-" + client + ".xml";
  }

  /** Returns the file's text. */
  static String of(Map<String, String> settings, ExampleNames names) {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\n<configuration>\n");
    new TreeMap<>(settings)
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                text.append("  <property>\n    <name>")
                    .append(escaped(names.in(name)))
                    .append("</name>\n    <value>")
                    .append(escaped(names.in(value)))
                    .append("</value>\n  </property>\n");
              }
            });
    return text.append("</configuration>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
