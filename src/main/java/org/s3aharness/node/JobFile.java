package org.s3aharness.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A job as it is sent to a cluster: the parts of a run, the arguments with which each is started,
 * and what a container needs. It is a properties file, since a cluster's classpath has no JSON
 * library that can be relied on.
 */
public final class JobFile {
  /** The file's name in the staging directory and in every container. */
  public static final String NAME = "job.properties";

  /** The name that an archive of the user's files has in a container; it may hold secrets. */
  public static final String USERS_FILES = "users-files";

  private final Properties properties = new Properties();

  /** Reads a file that {@link #write} has written. */
  public static JobFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /** Reads a job from a stream, which stays open. */
  public static JobFile read(InputStream in) throws IOException {
    JobFile job = new JobFile();
    job.properties.load(in);
    return job;
  }

  /** Writes the job; an existing file is replaced. */
  public void write(Path file) throws IOException {
    Files.write(file, text().getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the text that {@link #read} reads, in ASCII. */
  public String text() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    properties.store(text, null);
    return new String(text.toByteArray(), StandardCharsets.US_ASCII);
  }

  /** Sets a value. */
  public JobFile set(JobKey key, Object value) {
    properties.setProperty(key.key(), value.toString());
    return this;
  }

  /**
   * Returns a value that must be set.
   *
   * @throws IllegalStateException if it is not
   */
  public String get(JobKey key) {
    String value = properties.getProperty(key.key());
    if (value == null) {
      throw new IllegalStateException(NAME + " lacks " + key.key());
    }
    return value;
  }

  /** Returns a value, or the empty string if it is unset. */
  public String getOrEmpty(JobKey key) {
    return properties.getProperty(key.key(), "");
  }

  /** Returns a number that must be set. */
  public int number(JobKey key) {
    return Integer.parseInt(get(key));
  }

  /** Sets a list, whose order is kept. */
  public JobFile setList(JobKey key, List<String> values) {
    set(key, values.size());
    for (int i = 0; i < values.size(); i++) {
      properties.setProperty(key.key() + "." + i, values.get(i));
    }
    return this;
  }

  /** Returns a list; empty if it was not set. */
  public List<String> list(JobKey key) {
    List<String> values = new ArrayList<>();
    String size = getOrEmpty(key);
    for (int i = 0; !size.isEmpty() && i < Integer.parseInt(size); i++) {
      values.add(properties.getProperty(key.key() + "." + i));
    }
    return values;
  }

  /** Sets a map, as two lists; the order is kept. */
  public JobFile setMap(JobKey key, Map<String, String> map) {
    List<String> pairs = new ArrayList<>();
    map.forEach((name, value) -> pairs.add(name + "=" + value));
    return setList(key, pairs);
  }

  /** Returns a map, whose names must not contain an equals sign; empty if it was not set. */
  public Map<String, String> map(JobKey key) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : list(key)) {
      int equals = pair.indexOf('=');
      map.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return map;
  }
}
