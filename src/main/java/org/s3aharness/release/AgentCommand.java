package org.s3aharness.release;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.s3aharness.agent.SerialFilters;

/** Builds the command line and environment of an agent. */
final class AgentCommand {
  private static final String MAIN = "org.s3aharness.agent.hadoop.AgentMain";
  private static final String LOGGING = "org/s3aharness/agent/hadoop/log4j.properties";

  private final Release release;
  private final AgentOptions options;
  private final Path home;

  /**
   * Prepares the command of an agent.
   *
   * @param home the agent's own directory
   */
  AgentCommand(Release release, AgentOptions options, Path home) {
    this.release = release;
    this.options = options;
    this.home = home;
  }

  /** Returns the file in which the agent will put its stub. */
  Path stubFile() {
    return home.resolve("agent.stub");
  }

  Path javaHome() {
    return options
        .javaHome()
        .or(release::javaHome)
        .orElseGet(() -> Path.of(System.getProperty("java.home")));
  }

  /** Returns the archive of the classes that all agents of the release load. */
  SharedClasses sharedClasses() throws ReleaseException {
    return SharedClasses.of(release, ofRelease(), javaHome(), options);
  }

  List<String> commandLine(SharedClasses classes) throws ReleaseException {
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin/java").toString());
    command.addAll(classes.jvmOptions());
    command.add("-Xmx" + options.heapMegabytes() + "m");
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(CompilerOptions.of(javaHome()));
    properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of(MAIN, stubFile().toString(), home.toString()));
    return command;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("java.rmi.server.hostname", "127.0.0.1");
    properties.put("jdk.serialFilter", SerialFilters.allowList());
    properties.put("java.io.tmpdir", home.resolve("tmp").toString());
    properties.put("user.home", home.toString());
    properties.put("log4j.configuration", LOGGING);
    options
        .proxy()
        .ifPresent(
            proxy -> {
              for (String scheme : List.of("http", "https")) {
                properties.put(scheme + ".proxyHost", proxy.host());
                properties.put(scheme + ".proxyPort", Integer.toString(proxy.port()));
              }
              // Empty: by default the JDK goes around the proxy for loopback addresses.
              properties.put("http.nonProxyHosts", "");
            });
    options
        .trust()
        .ifPresent(
            trust -> {
              properties.put("javax.net.ssl.trustStore", trust.store().toString());
              properties.put("javax.net.ssl.trustStorePassword", trust.password());
            });
    return properties;
  }

  /**
   * Returns the environment. It contains the classpath, which is too long for some command lines;
   * Java 8 knows no argument files.
   */
  Map<String, String> environment() throws ReleaseException {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", home.toString());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.putAll(options.environment());
    environment.put(
        "CLASSPATH",
        classpath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return environment;
  }

  private List<Path> classpath() throws ReleaseException {
    List<Path> classpath = new ArrayList<>(ofRelease());
    classpath.addAll(options.extraClasspath());
    return classpath;
  }

  private List<Path> ofRelease() throws ReleaseException {
    List<Path> classpath = new ArrayList<>();
    classpath.add(AgentJars.agent());
    if (release.features().map(ReleaseFeatures::supportsCseCustom).orElse(false)) {
      classpath.add(AgentJars.keyring());
    }
    classpath.addAll(release.classpath());
    return classpath;
  }
}
