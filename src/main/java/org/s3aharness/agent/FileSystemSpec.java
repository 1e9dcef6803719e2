package org.s3aharness.agent;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which filesystem to open and with what configuration: defaults, then configuration files and
 * texts in their order, then properties, each over what came before, loaded by Hadoop's own {@code
 * Configuration}, with its rules for variables and final parameters.
 */
public final class FileSystemSpec implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String uri;
  private final LinkedHashMap<String, String> defaults = new LinkedHashMap<>();
  private final ArrayList<String[]> resources = new ArrayList<>();
  private final LinkedHashMap<String, String> properties = new LinkedHashMap<>();

  /**
   * @param uri such as {@code s3a://bucket/}, or a directory; relative paths are below it
   */
  public FileSystemSpec(String uri) {
    this.uri = uri;
  }

  /** Puts a property beneath every file and text. */
  public FileSystemSpec withDefaults(Map<String, String> values) {
    defaults.putAll(values);
    return this;
  }

  /** Adds a configuration file as it lies on disk, by absolute path. */
  public FileSystemSpec withFile(String absolutePath) {
    resources.add(new String[] {absolutePath, null});
    return this;
  }

  /** Adds a configuration by its text, under a name for messages. */
  public FileSystemSpec withXml(String name, String xml) {
    resources.add(new String[] {name, xml});
    return this;
  }

  /** Puts properties over everything else, final parameters included. */
  public FileSystemSpec withProperties(Map<String, String> values) {
    properties.putAll(values);
    return this;
  }

  public String uri() {
    return uri;
  }

  public Map<String, String> defaults() {
    return Collections.unmodifiableMap(defaults);
  }

  /** Returns pairs in their order: {absolute path, null} for a file, {name, text} for a text. */
  public List<String[]> resources() {
    return Collections.unmodifiableList(resources);
  }

  public Map<String, String> properties() {
    return Collections.unmodifiableMap(properties);
  }
}
