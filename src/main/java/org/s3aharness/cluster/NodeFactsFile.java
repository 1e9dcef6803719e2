package org.s3aharness.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads {@code node.properties}, in which a node reports what it is like. */
final class NodeFactsFile {
  /** The facts that {@code environment.json} has of each part, by the names that it gives them. */
  static final Map<String, String> NAMED_IN_RESULTS =
      Map.of(
          "node.host", "host",
          "node.container", "container",
          "java.version", "java",
          "java.home", "java home",
          "hadoop.version", "hadoop",
          "trust.digest", "trusted authorities");

  private NodeFactsFile() {}

  static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    Map<String, String> facts = new TreeMap<>();
    properties.stringPropertyNames().forEach(name -> facts.put(name, properties.getProperty(name)));
    return facts;
  }
}
