package org.s3aharness.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.node.JobFile;
import org.s3aharness.node.JobKey;
import org.s3aharness.release.AgentJars;
import org.s3aharness.release.ReleaseException;

/**
 * Any cluster that {@code spark-submit} submits to. The driver runs on this machine, and the
 * application ends with it.
 *
 * @param sparkSubmit the command
 * @param settings Spark's properties, which go over those of {@code spark-defaults.conf}
 * @param configuration the directory with Hadoop's client configuration; empty if the environment
 *     names it or Spark needs none
 */
public record SparkEngine(
    Path sparkSubmit, Map<String, String> settings, Optional<Path> configuration)
    implements Engine {
  private static final String MAIN = "org.s3aharness.node.spark.SparkClientMain";
  private static final String HADOOP_CONF_DIR = "HADOOP_CONF_DIR";
  private static final String NO_FILES_IN_TMP = "-XX:-UsePerfData";
  private static final String ARCHIVE = ".*\\.(zip|tar\\.gz|tgz)";

  /** Creates an engine; the properties are copied. */
  public SparkEngine {
    settings = Map.copyOf(settings);
  }

  @Override
  public String title() {
    return "Spark";
  }

  @Override
  public ProcessBuilder submit(Path job, Path fetched) throws IOException, ReleaseException {
    JobFile described = JobFile.read(job);
    List<String> command = new ArrayList<>();
    command.add(sparkSubmit.toString());
    command.addAll(List.of("--class", MAIN, "--name", described.get(JobKey.JOB)));
    command.addAll(List.of("--archives", archives(described)));
    if (!described.getOrEmpty(JobKey.QUEUE).isEmpty()) {
      command.addAll(List.of("--queue", described.get(JobKey.QUEUE)));
    }
    effective(described)
        .forEach((name, value) -> command.addAll(List.of("--conf", name + "=" + value)));
    command.addAll(List.of(AgentJars.node().toString(), job.toString(), fetched.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Path temporary = Files.createDirectories(job.resolveSibling("spark"));
    builder.environment().put("SPARK_LOCAL_DIRS", temporary.toString());
    addTo(builder, "SPARK_SUBMIT_OPTS", "-Djava.io.tmpdir=" + temporary + " " + NO_FILES_IN_TMP);
    addTo(builder, "SPARK_LAUNCHER_OPTS", NO_FILES_IN_TMP);
    configuration.ifPresent(
        its -> builder.environment().putIfAbsent(HADOOP_CONF_DIR, its.toAbsolutePath().toString()));
    return builder;
  }

  private static void addTo(ProcessBuilder builder, String variable, String options) {
    builder.environment().merge(variable, options, (its, ours) -> its + " " + ours);
  }

  /** Returns the archives that executors get, each with the name of the directory it becomes. */
  private static String archives(JobFile job) {
    List<String> archives = new ArrayList<>();
    job.map(JobKey.RESOURCES)
        .forEach(
            (name, file) -> {
              if (file.matches(ARCHIVE)) {
                archives.add(file + "#" + name);
              }
            });
    return String.join(",", archives);
  }

  /** Returns Spark's properties: ours where the user has none. */
  private Map<String, String> effective(JobFile job) {
    Map<String, String> all = new TreeMap<>();
    all.put("spark.executor.memoryOverhead", job.get(JobKey.MEMORY_MB) + "m");
    all.put("spark.task.maxFailures", job.get(JobKey.ATTEMPTS));
    all.put("spark.speculation", "false"); // a case is judged once
    all.put("spark.ui.enabled", "false"); // it would listen on all interfaces
    all.putAll(settings);
    all.put("spark.submit.deployMode", "client"); // the harness talks to the driver
    return all;
  }

  @Override
  public ProcessBuilder attach(String application, String staging, Path fetched) {
    throw noneToFollow();
  }

  /** Returns what is thrown when somebody wants to follow an application. */
  public static UsageException noneToFollow() {
    return new UsageException(
        "--attach: a Spark application ends with the driver that has started it, so that there is"
            + " none to follow. Start it again.");
  }

  @Override
  public String ifThisProcessDies(String application) {
    return "It ends with this process.";
  }

  @Override
  public String ifRefused() {
    return "Correct --spark-conf, such as spark.master and spark.executor.instances.";
  }

  @Override
  public String ifUnusable() {
    return "Check spark.master (--spark-conf), --staging, and %s.".formatted(sparkSubmit);
  }
}
