package org.s3aharness.cli.watch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.s3aharness.release.Release;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.store.process.Python;
import org.s3aharness.store.process.PythonEnvironment;
import org.s3aharness.store.process.PythonPackages;
import org.s3aharness.util.UserCache;

/**
 * A Spark from the Python package index, with the S3A of its own Hadoop and the SDK of that S3A.
 * Both are downloaded once, into the user's caches.
 */
final class Spark {
  /** Keeps a job as small as its data, and off the network. */
  private static final Map<String, String> SMALL =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.sql.shuffle.partitions", "2",
          "spark.executor.memory", "600m",
          "spark.executor.cores", "1");

  private final Path programs;
  private final Release hadoop;

  private Spark(Path programs, Release hadoop) {
    this.programs = programs;
    this.hadoop = hadoop;
  }

  /**
   * Returns an installation.
   *
   * @param version of Spark, of which there is a lock file
   * @param hadoop the version that this Spark was built with
   */
  static Spark of(String version, String hadoop) throws IOException {
    Path python =
        new PythonEnvironment(
                new PythonPackages("PySpark", version, "pyspark-" + version + ".lock"),
                UserCache.directory(),
                Python.find(Optional.empty()))
            .python(System.out::println);
    return new Spark(
        python.getParent(), new ReleaseResolver().fromCentral(hadoop, System.out::println));
  }

  /**
   * Returns the command that submits a script.
   *
   * @param master such as {@code local[2]}
   * @param configuration the directory with {@code core-site.xml}
   * @param settings of Spark, in addition to its own
   */
  List<String> submit(
      String master,
      Path configuration,
      Map<String, String> settings,
      String script,
      String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "PATH=" + programs + File.pathSeparator + System.getenv("PATH"),
                "SPARK_LOCAL_IP=127.0.0.1",
                "HADOOP_CONF_DIR=" + configuration,
                programs.resolve("spark-submit").toString(),
                "--master",
                master,
                "--driver-class-path",
                classpath(),
                "--conf",
                "spark.executor.extraClassPath=" + classpath()));
    SMALL.forEach((name, value) -> command.addAll(List.of("--conf", name + "=" + value)));
    settings.forEach((name, value) -> command.addAll(List.of("--conf", name + "=" + value)));
    command.add(copied(script, configuration).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Returns S3A with its SDK. The rest of Hadoop is in Spark. */
  private String classpath() {
    return hadoop.classpath().stream()
        .filter(jar -> jar.getFileName().toString().matches("(hadoop-aws|.*bundle|wildfly).*"))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path copied(String script, Path directory) throws IOException {
    Path copy = directory.resolve(script);
    try (var in = Spark.class.getResourceAsStream(script)) {
      Files.write(copy, in.readAllBytes());
    }
    return copy;
  }
}
