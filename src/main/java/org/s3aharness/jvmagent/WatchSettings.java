package org.s3aharness.jvmagent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the agent is told: a properties file that the recorder's process has written. */
public final class WatchSettings {
  /** The port on 127.0.0.1 on which reports are taken. */
  public static final String REPORT_PORT = "report.port";

  /** What reports are to prove themselves with. */
  public static final String REPORT_TOKEN = "report.token";

  /** The port on 127.0.0.1 of the recorder. */
  public static final String RECORDER_PORT = "recorder.port";

  /** The recorder's certificate, in PEM. */
  public static final String CERTIFICATE = "certificate";

  /** A directory for trust stores, which is gone when the watching ends. */
  public static final String DIRECTORY = "directory";

  /** A regular expression for the names of hosts, in lower case, that are the recorder's. */
  public static final String HOSTS = "hosts";

  /** Names of Hadoop settings that are reported, with commas between. */
  public static final String REPORTED = "reported";

  /** What the names of system properties begin with here that every JVM gets. */
  public static final String SYSTEM_PROPERTY = "system.";

  private final Properties properties;

  private WatchSettings(Properties properties) {
    this.properties = properties;
  }

  static WatchSettings read(String file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(Paths.get(file))) {
      properties.load(in);
    }
    return new WatchSettings(properties);
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

  /** Returns the settings by their names. */
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
