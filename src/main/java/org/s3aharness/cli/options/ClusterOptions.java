package org.s3aharness.cli.options;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.cluster.ClusterSettings;
import org.s3aharness.cluster.Engine;
import org.s3aharness.cluster.SparkEngine;
import org.s3aharness.cluster.YarnEngine;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.ReleaseException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that have a command run on the nodes of a cluster. */
public final class ClusterOptions {
  private static final String VARIABLE = "HADOOP_CONF_DIR";
  private static final Path USUAL = Path.of("/etc/hadoop/conf");
  private static final int LEAST_MEMORY = 512;
  private static final String APPLICATION = "application_\\d+_\\d+";

  /** The engines that can run a command. */
  public enum EngineName {
    /** A YARN application. */
    YARN,
    /** A Spark application. */
    SPARK
  }

  @Option(
      names = "--on",
      paramLabel = "yarn|spark",
      description =
          "Runs on the nodes of a cluster, as a YARN or a Spark application, with each node's own"
              + " Hadoop, JVM and configuration unless --release or the like names another Hadoop. With"
              + " yarn, --hadoop-conf, HADOOP_CONF_DIR or /etc/hadoop/conf says which cluster; with"
              + " spark, Spark's own configuration.")
  EngineName engine;

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
          "With --on: runs the whole selection once on each node, and compares the nodes first.")
  boolean everyNode;

  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "With --on: the number of parts of the run, each in a container of its own, 1 to 1000."
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
          "With --on: the memory for a part of the run in megabytes, from 512 on: of a container of"
              + " YARN, or beside the heap of a Spark executor. The harness takes 700 and each agent"
              + " 500; one of them takes 1100 with --full."
              + " Default: ${DEFAULT-VALUE}.")
  int memory;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "With --on: how often a part whose container fails is tried, 1 to 10. Default:"
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
      description = "With --on: the queue to submit to. Default: the cluster's.")
  String queue;

  @Option(
      names = "--staging",
      paramLabel = "URI",
      description =
          "With --on: the directory for the files of jobs, on a filesystem that all nodes share."
              + " Default: .s3a-qualify in the user's home on the cluster's default filesystem.")
  String staging;

  @Option(
      names = "--harness-java",
      paramLabel = "DIR|ARCHIVE",
      description =
          "With --on: a JDK 17 or newer for the harness itself, as a directory on the nodes or as"
              + " a .tar.gz that is sent along. Default: the node's own JVM. Agents always run on the"
              + " node's own.")
  String harnessJava;

  @Spec(Spec.Target.MIXEE)
  CommandSpec mixee;

  @Mixin SparkOptions spark = new SparkOptions();

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
      requireNone();
    }
    if (engine != EngineName.SPARK) {
      spark.requireNone();
    }
    if (!isGiven()) {
      return;
    }
    if (application != null && engine == EngineName.SPARK) {
      throw SparkEngine.noneToFollow();
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

  private void requireNone() {
    mixee.commandLine().getParseResult().matchedOptions().stream()
        .filter(option -> option.userObject() instanceof Field field && isOurs(field))
        .findFirst()
        .ifPresent(
            option -> {
              throw new UsageException(
                  option.longestName() + " is about a cluster: give --on too.");
            });
  }

  private static boolean isOurs(Field option) {
    return option.getDeclaringClass().equals(ClusterOptions.class);
  }

  private static void requireWithin(String option, int value, int from, int to) {
    if (value < from || value > to) {
      throw new UsageException(
          to == Integer.MAX_VALUE
              ? "%s %d: give a number from %d on.".formatted(option, value, from)
              : "%s %d: give a number from %d to %d.".formatted(option, value, from, to));
    }
  }

  /** Returns how the command is spread. */
  public ClusterSettings settings() {
    return new ClusterSettings(
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

  /**
   * Returns what runs the command.
   *
   * @param hadoopConfs what the user gave as {@code --hadoop-conf}
   * @param hadoop finds the jars of a Hadoop with YARN's client
   * @throws UsageException if nothing says which cluster
   * @throws ReleaseException if there is no such Hadoop
   */
  public Engine engine(List<Path> hadoopConfs, HadoopFinder hadoop) throws ReleaseException {
    Optional<Path> given = hadoopConfs.stream().filter(Files::isDirectory).findFirst();
    return switch (engine) {
      case YARN -> new YarnEngine(configuration(given), hadoop.find());
      case SPARK -> spark.engine(given);
    };
  }

  /** Finds the jars of a Hadoop. */
  public interface HadoopFinder {
    /** Returns the jars. */
    List<Path> find() throws ReleaseException;
  }

  private static Path configuration(Optional<Path> given) {
    String variable = System.getenv(VARIABLE);
    Path usual = variable == null || variable.isBlank() ? USUAL : Path.of(variable);
    Path found = given.orElse(usual);
    if (!Files.isRegularFile(found.resolve("yarn-site.xml"))) {
      throw new UsageException(
          "--on yarn: there is no yarn-site.xml in %s: give the directory with the cluster's client"
                  .formatted(found)
              + " configuration by --hadoop-conf.");
    }
    return found;
  }
}
