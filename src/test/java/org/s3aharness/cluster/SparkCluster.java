package org.s3aharness.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.s3aharness.ChildJvm;
import org.s3aharness.CoreSite;
import org.s3aharness.SparkDistribution;
import org.s3aharness.store.process.FreePorts;

/**
 * A standalone master of Spark and its workers as processes of their own, each worker with a host
 * name and a {@code core-site.xml} of its own. Everything listens on loopback addresses.
 */
final class SparkCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int POLL_MILLISECONDS = 100;

  private final Path home;
  private final Path directory;
  private final String master;
  private final Map<String, Process> daemons = new LinkedHashMap<>();

  private SparkCluster(Path home, Path directory, int port) {
    this.home = home;
    this.directory = directory;
    this.master = "spark://127.0.0.1:" + port;
  }

  /**
   * Starts a cluster and waits until all workers have registered.
   *
   * @param coreSites the properties of {@code core-site.xml}, by worker
   */
  static SparkCluster start(Path directory, Map<String, Map<String, String>> coreSites)
      throws Exception {
    List<Integer> ports = FreePorts.find(2);
    SparkCluster cluster = new SparkCluster(SparkDistribution.home(), directory, ports.get(0));
    try {
      cluster.launch(
          "127.0.0.1",
          Map.of(),
          List.of(
              "org.apache.spark.deploy.master.Master",
              "--port",
              ports.get(0).toString(),
              "--webui-port",
              ports.get(1).toString()));
      for (Map.Entry<String, Map<String, String>> worker : coreSites.entrySet()) {
        cluster.launch(
            worker.getKey(),
            worker.getValue(),
            List.of(
                "org.apache.spark.deploy.worker.Worker",
                "--cores",
                "1",
                "--memory",
                "600m",
                "--webui-port",
                "0",
                "--work-dir",
                directory.resolve("work-" + worker.getKey()).toString(),
                cluster.master));
      }
      cluster.await(coreSites.size());
      return cluster;
    } catch (Throwable e) {
      cluster.close();
      throw e;
    }
  }

  private void launch(String host, Map<String, String> coreSite, List<String> command)
      throws IOException {
    Path conf = Files.createDirectories(directory.resolve("conf-" + host));
    Files.writeString(conf.resolve("core-site.xml"), CoreSite.text(coreSite));
    ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/spark-class").toString());
    builder.command().add(command.get(0));
    builder.command().addAll(List.of("--host", host));
    builder.command().addAll(command.subList(1, command.size()));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    environment.put("SPARK_HOME", home.toString());
    environment.put("SPARK_LOCAL_IP", host);
    environment.put("SPARK_LOCAL_DIRS", directory.resolve("local").toString());
    environment.put("SPARK_DAEMON_MEMORY", "256m");
    environment.put("HADOOP_CONF_DIR", conf.toString());
    environment.put("TMPDIR", Files.createDirectories(directory.resolve("tmp")).toString());
    environment.put("SPARK_DAEMON_JAVA_OPTS", "-Djava.io.tmpdir=" + directory.resolve("tmp"));
    daemons.put(host, builder.redirectErrorStream(true).redirectOutput(log(host).toFile()).start());
  }

  private Path log(String host) {
    return directory.resolve("daemon-" + host + ".log");
  }

  private void await(int workers) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (registered() < workers) {
      daemons.forEach((host, daemon) -> assertThat(daemon.isAlive()).as(host).isTrue());
      assertThat(System.nanoTime()).as("workers, see " + directory).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    }
  }

  private long registered() throws IOException {
    try (var lines = Files.lines(log("127.0.0.1"))) {
      return lines.filter(line -> line.contains("Registering worker")).count();
    }
  }

  /** Returns the address of the master. */
  String master() {
    return master;
  }

  /** Returns the command that submits applications. */
  Path sparkSubmit() {
    return home.resolve("bin/spark-submit");
  }

  /** Kills a worker's executors at once, as a lack of memory would. */
  void killExecutors(String host) throws Exception {
    for (ProcessHandle executor : daemons.get(host).children().toList()) {
      ChildJvm.signal("KILL", executor.pid());
    }
  }

  /** Returns how many executors the workers have. */
  long executors() {
    return daemons.values().stream().mapToLong(daemon -> daemon.children().count()).sum();
  }

  @Override
  public void close() throws Exception {
    for (Process daemon : daemons.values()) {
      daemon.descendants().forEach(ProcessHandle::destroyForcibly);
      daemon.destroyForcibly().waitFor();
    }
  }
}
