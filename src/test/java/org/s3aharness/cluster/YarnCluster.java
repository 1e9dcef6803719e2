package org.s3aharness.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.s3aharness.ChildJvm;
import org.s3aharness.CoreSite;
import org.s3aharness.release.resolve.UnpackedHadoop;
import org.s3aharness.store.process.FreePorts;

/**
 * A ResourceManager and NodeManagers as processes of their own, from released jars, each node with
 * a {@code HADOOP_HOME}, a configuration and a host name of its own. Everything listens on loopback
 * addresses; files are staged in a local directory.
 */
public final class YarnCluster implements AutoCloseable {
  /** Describes how a node differs from the others. */
  public record WorkerNode(
      String host, String hadoop, Path javaHome, Map<String, String> coreSite) {
    /** A node on this JVM, with nothing of its own in {@code core-site.xml}. */
    public static WorkerNode of(String host, String hadoop) {
      return new WorkerNode(host, hadoop, Path.of(System.getProperty("java.home")), Map.of());
    }
  }

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int POLL_MILLISECONDS = 100;
  private static final String RESOURCE_MANAGER =
      "org.apache.hadoop.yarn.server.resourcemanager.ResourceManager";
  private static final String NODE_MANAGER =
      "org.apache.hadoop.yarn.server.nodemanager.NodeManager";

  /** Releases before 3.4 reflect into the JDK. */
  private static final List<String> OPENS =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED");

  private final Path directory;
  private final Map<String, String> ports = new LinkedHashMap<>();
  private final Map<String, Process> nodes = new LinkedHashMap<>();
  private Process resourceManager;

  private YarnCluster(Path directory) {
    this.directory = directory;
  }

  /**
   * Starts a cluster and waits until all of its nodes have registered.
   *
   * @param directory for all that it makes
   * @param settings of {@code yarn-site.xml} and {@code capacity-scheduler.xml}, over those below
   */
  public static YarnCluster start(
      Path directory, Map<String, String> settings, List<WorkerNode> nodes) throws Exception {
    YarnCluster cluster = new YarnCluster(directory);
    try {
      cluster.begin(settings, nodes);
      return cluster;
    } catch (Throwable e) {
      cluster.close();
      throw e;
    }
  }

  private void begin(Map<String, String> settings, List<WorkerNode> ofNodes) throws Exception {
    List<String> names = List.of("", ".scheduler", ".resource-tracker", ".admin", ".webapp");
    List<Integer> free = FreePorts.find(names.size());
    for (int i = 0; i < names.size(); i++) {
      ports.put("yarn.resourcemanager" + names.get(i) + ".address", "127.0.0.1:" + free.get(i));
    }
    String newest = ofNodes.get(0).hadoop();
    Path home = hadoopHome(newest);
    Path conf = configuration("client", ports, settings, Map.of());
    resourceManager =
        launch("resourcemanager", WorkerNode.of("127.0.0.1", newest), home, conf, RESOURCE_MANAGER);
    for (WorkerNode node : ofNodes) {
      start(node, settings);
    }
    await("all nodes are registered", () -> running() == ofNodes.size());
  }

  /** Starts a node; it is there once {@link #running} counts it. */
  public void start(WorkerNode node, Map<String, String> settings) throws Exception {
    Map<String, String> own = new LinkedHashMap<>(ports);
    int port = 0;
    List<Integer> free = FreePorts.find(3);
    for (String name :
        List.of(
            "yarn.nodemanager.address",
            "yarn.nodemanager.localizer.address",
            "yarn.nodemanager.webapp.address")) {
      own.put(name, node.host() + ":" + free.get(port++));
    }
    Path local = Files.createDirectories(directory.resolve("local-" + node.host()));
    own.put("yarn.nodemanager.local-dirs", local.resolve("dirs").toString());
    own.put("yarn.nodemanager.log-dirs", logs(node.host()).toString());
    own.put("yarn.nodemanager.recovery.dir", local.resolve("recovery").toString());
    Path conf = configuration(node.host(), own, settings, node.coreSite());
    nodes.put(
        node.host(),
        launch("node-" + node.host(), node, hadoopHome(node.hadoop()), conf, NODE_MANAGER));
  }

  private Path hadoopHome(String version) throws Exception {
    Path home = directory.resolve("hadoop-" + version);
    return Files.isDirectory(home) ? home : UnpackedHadoop.at(version, home);
  }

  private Path configuration(
      String name, Map<String, String> own, Map<String, String> more, Map<String, String> coreSite)
      throws IOException {
    Path conf = Files.createDirectories(directory.resolve("conf-" + name));
    Map<String, String> core = new LinkedHashMap<>();
    core.put("fs.defaultFS", "file:///");
    core.put("hadoop.tmp.dir", directory.resolve("tmp").toString());
    core.putAll(coreSite);
    Files.writeString(conf.resolve("core-site.xml"), CoreSite.text(core));
    Map<String, String> yarn = new LinkedHashMap<>(settings());
    yarn.putAll(own);
    yarn.putAll(more);
    Files.writeString(conf.resolve("yarn-site.xml"), CoreSite.text(yarn));
    Files.writeString(conf.resolve("capacity-scheduler.xml"), CoreSite.text(yarn));
    Files.writeString(
        conf.resolve("mapred-site.xml"),
        CoreSite.text(
            "mapreduce.framework.name",
            "yarn",
            "yarn.app.mapreduce.am.staging-dir",
            directory.resolve("staging").toString()));
    Files.writeString(
        conf.resolve("log4j.properties"),
        """
        log4j.rootLogger=INFO,console
        log4j.appender.console=org.apache.log4j.ConsoleAppender
        log4j.appender.console.target=System.err
        log4j.appender.console.layout=org.apache.log4j.PatternLayout
        log4j.appender.console.layout.ConversionPattern=%d{ISO8601} %p %c: %m%n
        """);
    return conf;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("yarn.resourcemanager.bind-host", "127.0.0.1");
    settings.put("yarn.resourcemanager.connect.retry-interval.ms", "500");
    settings.put("yarn.nodemanager.resource.memory-mb", "3072");
    settings.put("yarn.nodemanager.resource.cpu-vcores", "8");
    settings.put("yarn.scheduler.minimum-allocation-mb", "256");
    settings.put("yarn.nodemanager.vmem-check-enabled", "false");
    settings.put("yarn.nodemanager.env-whitelist", ENVIRONMENT);
    settings.put(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99.9");
    settings.put("yarn.nodemanager.delete.debug-delay-sec", "0");
    for (String store : List.of("node-labels", "node-attribute")) {
      settings.put(
          "yarn." + store + ".fs-store.root-dir", directory.resolve(store).toUri().toString());
    }
    // A node that is gone is noticed within seconds, where a cluster would wait for ten minutes.
    settings.put("yarn.nm.liveness-monitor.expiry-interval-ms", "8000");
    settings.put("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", "500");
    settings.put("yarn.scheduler.capacity.root.queues", "default,small");
    settings.put("yarn.scheduler.capacity.root.default.capacity", "90");
    settings.put("yarn.scheduler.capacity.root.small.capacity", "10");
    settings.put("yarn.scheduler.capacity.root.small.maximum-capacity", "10");
    settings.put("yarn.scheduler.capacity.maximum-am-resource-percent", "0.5");
    settings.put("yarn.scheduler.capacity.root.small.maximum-applications", "1");
    return settings;
  }

  private static final String ENVIRONMENT =
      "JAVA_HOME,HADOOP_COMMON_HOME,HADOOP_HDFS_HOME,HADOOP_CONF_DIR,HADOOP_YARN_HOME,HADOOP_HOME,"
          + "HADOOP_MAPRED_HOME,PATH,LANG";

  private Process launch(String name, WorkerNode node, Path home, Path conf, String main)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(node.javaHome().resolve("bin/java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(OPENS);
    command.add("-Djava.net.preferIPv4Stack=true");
    // Daemons that are killed leave what their web servers have unpacked.
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")));
    command.addAll(List.of("-cp", classpath(conf, home, List.of()), main));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(logs("daemons").resolve(name + ".log").toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("JAVA_HOME", node.javaHome().toString());
    environment.put("HADOOP_CONF_DIR", conf.toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    for (String part : List.of("COMMON", "HDFS", "YARN", "MAPRED")) {
      environment.put("HADOOP_" + part + "_HOME", home.toString());
    }
    environment.put("HADOOP_HOME", home.toString());
    return builder.start();
  }

  private static String classpath(Path conf, Path home, List<String> more) {
    StringBuilder classpath = new StringBuilder(conf.toString());
    List<String> parts =
        new ArrayList<>(List.of("common", "common/lib", "hdfs", "yarn", "mapreduce"));
    parts.addAll(more);
    for (String part : parts) {
      classpath.append(':').append(home.resolve("share/hadoop").resolve(part)).append("/*");
    }
    return classpath.toString();
  }

  /**
   * Returns the beginning of a command for a client of the cluster, up to the name of its class.
   *
   * @param hadoop the version of a node
   * @param classes a directory with more classes
   */
  List<String> client(String hadoop, String classes) throws Exception {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx384m",
        "-cp",
        classpath(conf(), hadoopHome(hadoop), List.of("tools/lib")) + ":" + classes);
  }

  private Path logs(String of) throws IOException {
    return Files.createDirectories(directory.resolve("logs").resolve(of));
  }

  /** Returns the directory of client configuration, {@code HADOOP_CONF_DIR}. */
  public Path conf() {
    return directory.resolve("conf-client");
  }

  /** Returns how many nodes the ResourceManager counts as running. */
  public int running() throws Exception {
    URI metrics =
        URI.create(
            "http://"
                + ports.get("yarn.resourcemanager.webapp.address")
                + "/ws/v1/cluster/metrics");
    try {
      String answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
              .body();
      return Integer.parseInt(answer.replaceFirst("(?s).*\"activeNodes\":(\\d+).*", "$1"));
    } catch (IOException | NumberFormatException notYet) {
      return 0;
    }
  }

  /** Kills the node and all of its containers at once, like a power failure. */
  public void kill(String host) throws Exception {
    Process node = nodes.get(host);
    List<ProcessHandle> all = new ArrayList<>(node.descendants().toList());
    all.add(0, node.toHandle());
    for (ProcessHandle each : all) {
      ChildJvm.signal("KILL", each.pid());
    }
  }

  /** Starts a node again that was killed, and waits until the ResourceManager has all of them. */
  public void restart(WorkerNode node) throws Exception {
    nodes.get(node.host()).waitFor();
    start(node, Map.of());
    await("all nodes are registered", () -> running() == nodes.size());
  }

  private void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(resourceManager.isAlive()).as("ResourceManager, see " + directory).isTrue();
      for (Map.Entry<String, Process> node : nodes.entrySet()) {
        assertThat(node.getValue().isAlive()).as(node + ", see " + directory).isTrue();
      }
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    }
  }

  @Override
  public void close() throws Exception {
    List<Process> all = new ArrayList<>(nodes.values());
    if (resourceManager != null) {
      all.add(resourceManager);
    }
    for (Process process : all) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  /** Something to wait for. */
  interface Condition {
    boolean holds() throws Exception;
  }
}
