package org.s3aharness.agent;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which filesystem to open, and with what configuration: first the defaults, then
 * configuration files and texts in their order, then properties. Each overrides what came before.
 * Hadoop's own {@code Configuration} loads them, with its rules for variables and final parameters.
 */
public final class FileSystemSpec implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String uri;
  private final LinkedHashMap<String, String> defaults = new LinkedHashMap<>();
  private final ArrayList<String[]> resources = new ArrayList<>();
  private final LinkedHashMap<String, String> properties = new LinkedHashMap<>();

  /**
   * Specifies a filesystem without any configuration yet.
   *
   * @param uri such as {@code s3a://bucket/}, or a directory; relative paths are resolved against
   *     it
   */
  public FileSystemSpec(String uri) {
    this.uri = uri;
  }

  /** Adds properties that every file and text overrides. */
  public FileSystemSpec addDefaults(Map<String, String> values) {
    defaults.putAll(values);
    return this;
  }

  /** Adds a configuration file on disk, by its absolute path. */
  public FileSystemSpec addFile(String absolutePath) {
    resources.add(new String[] {absolutePath, null});
    return this;
  }

  /**
   * Adds a configuration as text.
   *
   * @param name identifies it in messages
   */
  public FileSystemSpec addXml(String name, String xml) {
    resources.add(new String[] {name, xml});
    return this;
  }

  /** Adds properties that override everything else, final parameters included. */
  public FileSystemSpec addProperties(Map<String, String> values) {
    properties.putAll(values);
    return this;
  }

  public String uri() {
    return uri;
  }

  public Map<String, String> defaults() {
    return Collections.unmodifiableMap(defaults);
  }

  /**
   * Returns files and texts in their order, as pairs: {absolute path, null} for a file, {name,
   * text} for a text.
   */
  public List<String[]> resources() {
    return Collections.unmodifiableList(resources);
  }

  public Map<String, String> properties() {
    return Collections.unmodifiableMap(properties);
  }
}
