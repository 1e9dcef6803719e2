package org.s3aharness.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says how an agent is started.
 *
 * @param name names it in messages and files
 * @param workDirectory exists; under which the agent gets a temporary directory of its own
 * @param logFile appended to; its directory exists
 * @param proxy for everything the agent's JVM sends, loopback included; empty for none
 * @param trust what its JVM trusts instead of the JDK's certificate authorities; empty for those
 * @param environment the agent's whole environment apart from PATH, LANG and HOME
 * @param homeFiles texts of files in the agent's home directory, which only its owner can read, by
 *     their relative paths
 * @param extraClasspath appended to the release's
 * @param javaHome takes precedence over the release's own and the harness's; empty for those
 * @param heapMegabytes maximum heap
 */
public record AgentOptions(
    String name,
    Path workDirectory,
    Path logFile,
    Optional<Proxy> proxy,
    Optional<Trust> trust,
    Map<String, String> environment,
    Map<String, String> homeFiles,
    List<Path> extraClasspath,
    Optional<Path> javaHome,
    int heapMegabytes) {
  /**
   * What Hadoop gives a map task: eight tenths of 1024 MB (mapred-default.xml,
   * mapreduce.map.memory.mb and mapreduce.job.heap.memory-mb.ratio).
   */
  private static final int DEFAULT_HEAP_MEGABYTES = 819;

  /** Describes an HTTP proxy. */
  public record Proxy(String host, int port) {}

  /**
   * A trust store in a format of the JDK.
   *
   * @param password protects only integrity, since a trust store holds public certificates; it is
   *     visible in the process list
   */
  public record Trust(Path store, String password) {}

  /** Copies the collections. */
  public AgentOptions {
    environment = Map.copyOf(environment);
    homeFiles = Map.copyOf(homeFiles);
    extraClasspath = List.copyOf(extraClasspath);
  }

  /** Returns options with no proxy, the JDK's trust, an empty environment and 819 MB. */
  public static AgentOptions named(String name, Path workDirectory, Path logFile) {
    return new AgentOptions(
        name,
        workDirectory,
        logFile,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        DEFAULT_HEAP_MEGABYTES);
  }

  /** Returns these options for an agent of another name, with a log of that name. */
  public AgentOptions named(String other) {
    return new AgentOptions(
        other,
        workDirectory,
        logFile.resolveSibling(other + ".log"),
        proxy,
        trust,
        environment,
        homeFiles,
        extraClasspath,
        javaHome,
        heapMegabytes);
  }

  /** Returns these options with a proxy. */
  public AgentOptions throughProxy(String host, int port) {
    return new AgentOptions(
        name,
        workDirectory,
        logFile,
        Optional.of(new Proxy(host, port)),
        trust,
        environment,
        homeFiles,
        extraClasspath,
        javaHome,
        heapMegabytes);
  }

  /** Returns these options for an agent that trusts this store alone. */
  public AgentOptions trusting(Path store, String password) {
    return new AgentOptions(
        name,
        workDirectory,
        logFile,
        proxy,
        Optional.of(new Trust(store, password)),
        environment,
        homeFiles,
        extraClasspath,
        javaHome,
        heapMegabytes);
  }

  /** Returns these options with more variables. */
  public AgentOptions withEnvironment(Map<String, String> variables) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(variables);
    return new AgentOptions(
        name,
        workDirectory,
        logFile,
        proxy,
        trust,
        all,
        homeFiles,
        extraClasspath,
        javaHome,
        heapMegabytes);
  }

  /** Returns these options with these files in the agent's home directory. */
  public AgentOptions withHomeFiles(Map<String, String> files) {
    return new AgentOptions(
        name,
        workDirectory,
        logFile,
        proxy,
        trust,
        environment,
        files,
        extraClasspath,
        javaHome,
        heapMegabytes);
  }

  /** Returns these options with more entries at the end of the classpath. */
  public AgentOptions withExtraClasspath(List<Path> entries) {
    List<Path> all = new ArrayList<>(extraClasspath);
    all.addAll(entries);
    return new AgentOptions(
        name,
        workDirectory,
        logFile,
        proxy,
        trust,
        environment,
        homeFiles,
        all,
        javaHome,
        heapMegabytes);
  }
}
