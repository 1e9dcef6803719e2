package org.s3aharness.agent;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Describes how a release's Hadoop reads configuration files, without opening a filesystem. */
public final class ConfigurationReading implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LinkedHashMap<String, String> values = new LinkedHashMap<>();
  private final LinkedHashMap<String, ArrayList<String>> sources = new LinkedHashMap<>();
  private final TreeSet<String> declared = new TreeSet<>();
  private final LinkedHashMap<String, BucketReading> buckets = new LinkedHashMap<>();

  /**
   * Adds a property.
   *
   * @param value with variables expanded
   * @param from the sources, as {@code Configuration.getPropertySources} names the sources
   */
  public void add(String name, String value, List<String> from) {
    values.put(name, value);
    sources.put(name, new ArrayList<>(from));
  }

  /** Adds names of properties that the release declares. */
  public void declare(Set<String> names) {
    declared.addAll(names);
  }

  /** Adds the reading of a bucket. */
  public void add(String bucket, BucketReading reading) {
    buckets.put(bucket, reading);
  }

  /** Returns the values, with variables expanded, of those properties asked about that have one. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /**
   * Returns the sources of a property's value, as {@code Configuration.getPropertySources} names
   * them.
   */
  public List<String> sources(String name) {
    return Collections.unmodifiableList(sources.getOrDefault(name, new ArrayList<>()));
  }

  /** Returns the names of S3A's properties that the release's classes and defaults declare. */
  public Set<String> declared() {
    return Collections.unmodifiableSet(declared);
  }

  /** Returns S3A's reading of a bucket that was asked about; null for any other bucket. */
  public BucketReading bucket(String name) {
    return buckets.get(name);
  }
}
