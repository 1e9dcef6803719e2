package org.s3aharness.jvmagent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Holds the settings of the agent: a properties file that the recorder's process has written. */
public final class WatchAgentSettings {
  /** The key of the port on 127.0.0.1 that takes reports. */
  public static final String REPORT_PORT = "report.port";

  /** The key of the token with which reports prove themselves. */
  public static final String REPORT_TOKEN = "report.token";

  /** The key of the recorder's port on 127.0.0.1. */
  public static final String RECORDER_PORT = "recorder.port";

  /** The key of the recorder's certificate, in PEM. */
  public static final String CERTIFICATE = "certificate";

  /** The key of a directory for trust stores, which is removed when the watching ends. */
  public static final String DIRECTORY = "directory";

  /**
   * The key of a regular expression for the host names, in lower case, that are reached through the
   * recorder.
   */
  public static final String HOSTS = "hosts";

  /** The key of the names of Hadoop settings that are reported, separated by commas. */
  public static final String REPORTED = "reported";

  /** The prefix of keys that name system properties which every JVM gets. */
  public static final String SYSTEM_PROPERTY = "system.";

  private final Properties properties;

  private WatchAgentSettings(Properties properties) {
    this.properties = properties;
  }

  /**
   * Reads a file.
   *
   * @throws RefusedException if it no longer exists, because the watching has ended
   */
  static WatchAgentSettings read(String file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(Paths.get(file))) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      throw new RefusedException(
          "s3a-qualify watch: this JVM cannot be watched, because "
              + file
              + " is not on this machine, or the watching has ended; unset JAVA_TOOL_OPTIONS to"
              + " run it unwatched");
    }
    return new WatchAgentSettings(properties);
  }

  int reportPort() {
    return Integer.parseInt(required(REPORT_PORT));
  }

  String reportToken() {
    return required(REPORT_TOKEN);
  }

  int recorderPort() {
    return Integer.parseInt(required(RECORDER_PORT));
  }

  Path certificate() {
    return Paths.get(required(CERTIFICATE));
  }

  Path directory() {
    return Paths.get(required(DIRECTORY));
  }

  Pattern hosts() {
    return Pattern.compile(required(HOSTS));
  }

  List<String> reported() {
    return Arrays.asList(required(REPORTED).split(","));
  }

  /** Returns the system properties by name. */
  Map<String, String> systemProperties() {
    Map<String, String> wanted = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(SYSTEM_PROPERTY)) {
        wanted.put(name.substring(SYSTEM_PROPERTY.length()), properties.getProperty(name));
      }
    }
    return wanted;
  }

  private String required(String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("the agent's settings lack " + name);
    }
    return value;
  }
}
