package org.s3aharness.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.release.AgentJars;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.Invocation;

/** Describes a command as a job for a cluster, with the files that the nodes need. */
final class ClusterJob {
  /** The options that are for the machine that submits the job, and not for the nodes. */
  private static final Set<String> OF_SUBMITTER =
      Set.of(
          "--on",
          "--spark-submit",
          "--spark-conf",
          "--attach",
          "--queue",
          "--staging",
          "--shards",
          "--every-node",
          "--containers",
          "--container-memory",
          "--attempts",
          "--placement-limit",
          "--harness-java",
          "--out",
          "--quiet",
          "--verbose",
          "--wire",
          "--strict",
          "--baseline");

  /**
   * The classpath of a node's Hadoop, as its own scripts put it together; the variables are those
   * that a NodeManager passes on to containers.
   */
  private static final List<String> NODE_CLASSPATH =
      List.of(
          "$HADOOP_CONF_DIR",
          "$HADOOP_COMMON_HOME/share/hadoop/common/*",
          "$HADOOP_COMMON_HOME/share/hadoop/common/lib/*",
          "$HADOOP_HDFS_HOME/share/hadoop/hdfs/*",
          "$HADOOP_HDFS_HOME/share/hadoop/hdfs/lib/*",
          "$HADOOP_YARN_HOME/share/hadoop/yarn/*",
          "$HADOOP_YARN_HOME/share/hadoop/yarn/lib/*",
          "$HADOOP_MAPRED_HOME/share/hadoop/mapreduce/*",
          "$HADOOP_COMMON_HOME/share/hadoop/tools/lib/*");

  private static final String DEFAULT_STAGING = ".s3a-qualify";
  private static final String HARNESS = "harness";

  private final ClusterSettings settings;
  private final String name;

  /**
   * Prepares a description.
   *
   * @param name the job's name, which no other job has
   */
  ClusterJob(ClusterSettings settings, String name) {
    this.settings = settings;
    this.name = name;
  }

  /**
   * Returns the directory that holds the staging directories of jobs, as the user gave it or by
   * default.
   */
  static String staging(ClusterSettings settings) {
    return settings.staging().orElse(DEFAULT_STAGING);
  }

  /**
   * Writes the job's description, and the archives that it refers to.
   *
   * @param invocation the command, and its options without secrets
   * @param probes the addresses that each node tries to reach, by name
   * @param directory for the files
   * @return the description
   * @throws ReleaseException if the harness was not built as a jar
   */
  Path write(Invocation invocation, Map<String, String> probes, Path directory)
      throws IOException, ReleaseException {
    List<String> arguments = new ArrayList<>();
    invocation.arguments().stream()
        .filter(argument -> !OF_SUBMITTER.contains(Invocation.name(argument)))
        .distinct()
        .forEach(arguments::add);
    UsersFiles users = new UsersFiles();
    List<String> onNode = users.replace(arguments);
    onNode.add(0, invocation.command());
    Map<String, String> resources = new LinkedHashMap<>();
    resources.put("s3a-node.jar", AgentJars.node().toString());
    Path harness = directory.resolve(HARNESS + ".zip");
    HarnessArchive.write(harness);
    resources.put(HARNESS, harness.toString());
    if (!users.isEmpty()) {
      Path archive = directory.resolve(JobFile.USERS_FILES + ".zip");
      users.write(archive);
      resources.put(JobFile.USERS_FILES, archive.toString());
    }
    JobFile job =
        new JobFile()
            .set(JobKey.JOB, name)
            .set(JobKey.STAGING, staging(settings))
            .set(JobKey.QUEUE, settings.queue().orElse(""))
            .set(JobKey.EVERY_NODE, settings.everyNode())
            .setList(JobKey.ARGUMENTS, onNode)
            .setList(JobKey.GIVEN, arguments)
            .set(JobKey.OWN_RELEASE, !invocation.namesRelease())
            .set(JobKey.NODE_CLASSPATH, String.join(":", NODE_CLASSPATH))
            .set(JobKey.CONTAINERS, settings.containers())
            .set(JobKey.MEMORY_MB, settings.memoryMegabytes())
            .set(JobKey.ATTEMPTS, settings.attempts())
            .set(JobKey.PLACEMENT_SECONDS, settings.placementSeconds())
            .set(JobKey.HARNESS_JAVA, harnessJava(resources))
            .setMap(JobKey.RESOURCES, resources)
            .setMap(JobKey.PROBES, probes);
    shards(job);
    Path file = directory.resolve(JobFile.NAME);
    job.write(file);
    return file;
  }

  /** Makes a task for each shard; with a task for each node, the client makes them. */
  private void shards(JobFile job) {
    if (settings.everyNode()) {
      return;
    }
    List<String> tasks = new ArrayList<>();
    Map<String, String> own = new LinkedHashMap<>();
    for (int shard = 1; shard <= settings.shards(); shard++) {
      String task = "shard-%d-of-%d".formatted(shard, settings.shards());
      tasks.add(task);
      own.put(task, "--shard=%d/%d".formatted(shard, settings.shards()));
    }
    job.setList(JobKey.TASKS, tasks).setMap(JobKey.OWN_ARGUMENTS, own);
  }

  /**
   * Returns where a container has the JVM: an archive that is sent along, or a path on the node.
   */
  private String harnessJava(Map<String, String> resources) {
    if (settings.harnessJava().isEmpty()) {
      return "";
    }
    Path given = Path.of(settings.harnessJava().get());
    if (!Files.isRegularFile(given)) {
      return given.toString();
    }
    resources.put("java", given.toAbsolutePath().toString());
    return "java";
  }
}
