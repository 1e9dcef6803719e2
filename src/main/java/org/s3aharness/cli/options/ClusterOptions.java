package org.s3aharness.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.cluster.ClusterSettings;
import org.s3aharness.encryption.UsageException;
import picocli.CommandLine.Option;

/** The options that have a command run on the nodes of a cluster. */
public final class ClusterOptions {
  private static final String VARIABLE = "HADOOP_CONF_DIR";
  private static final Path USUAL = Path.of("/etc/hadoop/conf");
  private static final int LEAST_MEMORY = 512;
  private static final String APPLICATION = "application_\\d+_\\d+";

  /** The engines that can run a command. */
  public enum Engine {
    /** A YARN application. */
    YARN
  }

  @Option(
      names = "--on",
      paramLabel = "yarn",
      description =
          "Runs on the nodes of a cluster, as a YARN application, with each node's own Hadoop, JVM"
              + " and configuration unless --release or the like names another Hadoop. --hadoop-conf,"
              + " HADOOP_CONF_DIR or /etc/hadoop/conf says which cluster.")
  Engine engine;

  @Option(
      names = "--attach",
      paramLabel = "APPLICATION",
      description =
          "With --on yarn: follows an application that was submitted before, such as"
              + " application_1700000000000_0001, and reports as if it had been submitted now.")
  String application;

  @Option(
      names = "--every-node",
      description =
          "With --on yarn: runs the whole selection once on each node, and compares the nodes first.")
  boolean everyNode;

  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "With --on yarn: the number of parts of the run, each in a container of its own, 1 to 1000."
              + " Default: ${DEFAULT-VALUE}.")
  int shards;

  @Option(
      names = "--containers",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "With --on yarn: how many containers may run at once, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  int containers;

  @Option(
      names = "--container-memory",
      paramLabel = "MB",
      defaultValue = "3072",
      description =
          "With --on yarn: the memory of a container in megabytes, from 512 on. The harness takes 700"
              + " and each agent 500. Default: ${DEFAULT-VALUE}.")
  int memory;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "With --on yarn: how often a part whose container fails is tried, 1 to 10. Default:"
              + " ${DEFAULT-VALUE}.")
  int attempts;

  @Option(
      names = "--placement-limit",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "With --every-node: how long a node may take to provide a container before it is not"
              + " judged, from 1 on. Default: ${DEFAULT-VALUE}.")
  int placementSeconds;

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "With --on yarn: the queue to submit to. Default: the cluster's.")
  String queue;

  @Option(
      names = "--staging",
      paramLabel = "URI",
      description =
          "With --on yarn: the directory for the files of jobs, on a filesystem that all nodes share."
              + " Default: .s3a-qualify in the user's home on the cluster's default filesystem.")
  String staging;

  @Option(
      names = "--harness-java",
      paramLabel = "DIR|ARCHIVE",
      description =
          "With --on yarn: a JDK 17 or newer for the harness itself, as a directory on the nodes or as"
              + " a .tar.gz that is sent along. Default: the node's own JVM. Agents always run on the"
              + " node's own.")
  String harnessJava;

  /** Says whether the command is to run on a cluster. */
  public boolean isGiven() {
    return engine != null;
  }

  /** Returns the application to follow; empty if one is to be submitted. */
  public Optional<String> application() {
    return Optional.ofNullable(application);
  }

  /**
   * Checks the options as far as possible before anything is started.
   *
   * @throws UsageException naming the option that cannot be used
   */
  public void check() {
    if (!isGiven()) {
      if (application != null || everyNode || queue != null || staging != null) {
        throw new UsageException(
            "--attach, --every-node, --queue and --staging are about a cluster: give --on yarn too.");
      }
      return;
    }
    if (application != null && !application.matches(APPLICATION)) {
      throw new UsageException(
          "--attach "
              + application
              + ": give an application's id, such as application_1700000000000_0001.");
    }
    requireWithin("--shards", shards, 1, 1000);
    requireWithin("--containers", containers, 1, 1000);
    requireWithin("--container-memory", memory, LEAST_MEMORY, Integer.MAX_VALUE);
    requireWithin("--attempts", attempts, 1, 10);
    requireWithin("--placement-limit", placementSeconds, 1, Integer.MAX_VALUE);
  }

  private static void requireWithin(String option, int value, int from, int to) {
    if (value < from || value > to) {
      throw new UsageException(
          to == Integer.MAX_VALUE
              ? "%s %d: give a number from %d on.".formatted(option, value, from)
              : "%s %d: give a number from %d to %d.".formatted(option, value, from, to));
    }
  }

  /**
   * Returns how the command is spread.
   *
   * @param hadoopConfs what the user gave as {@code --hadoop-conf}
   * @throws UsageException if no directory says which cluster
   */
  public ClusterSettings settings(List<Path> hadoopConfs) {
    return new ClusterSettings(
        configuration(hadoopConfs),
        Optional.ofNullable(queue),
        Optional.ofNullable(staging),
        shards,
        everyNode,
        containers,
        memory,
        attempts,
        placementSeconds,
        Optional.ofNullable(harnessJava));
  }

  private static Path configuration(List<Path> hadoopConfs) {
    String variable = System.getenv(VARIABLE);
    Path usual = variable == null || variable.isBlank() ? USUAL : Path.of(variable);
    Path found = hadoopConfs.stream().filter(Files::isDirectory).findFirst().orElse(usual);
    if (!Files.isRegularFile(found.resolve("yarn-site.xml"))) {
      throw new UsageException(
          "--on yarn: there is no yarn-site.xml in %s: give the directory with the cluster's client"
                  .formatted(found)
              + " configuration by --hadoop-conf.");
    }
    return found;
  }
}
