package org.s3aharness.cli.options;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.cluster.SparkEngine;
import org.s3aharness.encryption.UsageException;
import picocli.CommandLine.Option;

/** The options of a command that runs as a Spark application. */
public final class SparkOptions {
  private static final String SPARK_SUBMIT = "spark-submit";

  @Option(
      names = "--spark-submit",
      paramLabel = "FILE",
      description =
          "With --on spark: the command that submits applications. Default: bin/spark-submit in"
              + " SPARK_HOME, or spark-submit on the PATH.")
  Path sparkSubmit;

  @Option(
      names = "--spark-conf",
      paramLabel = "NAME=VALUE",
      description =
          "With --on spark: one of Spark's properties, such as spark.master, over those of"
              + " spark-defaults.conf. Repeatable.")
  Map<String, String> sparkConf = new LinkedHashMap<>();

  /**
   * Requires that none is given.
   *
   * @throws UsageException if one is
   */
  void requireNone() {
    if (sparkSubmit != null || !sparkConf.isEmpty()) {
      throw new UsageException(
          "--spark-submit and --spark-conf are about Spark: give --on spark too.");
    }
  }

  /**
   * Returns the engine.
   *
   * @param configuration the directory with Hadoop's client configuration, if the user has given
   *     one
   * @throws UsageException if there is no {@code spark-submit}
   */
  SparkEngine engine(Optional<Path> configuration) {
    return new SparkEngine(command(), sparkConf, configuration);
  }

  private Path command() {
    if (sparkSubmit != null) {
      return requireExecutable(sparkSubmit, "--spark-submit");
    }
    String home = System.getenv("SPARK_HOME");
    if (home != null && !home.isBlank()) {
      return requireExecutable(Path.of(home, "bin", SPARK_SUBMIT), "SPARK_HOME");
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, SPARK_SUBMIT))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--on spark: there is no spark-submit: set SPARK_HOME, or give --spark-submit."));
  }

  private static Path requireExecutable(Path command, String named) {
    if (!Files.isExecutable(command)) {
      throw new UsageException(
          "%s: %s is no command that can be run: name Spark's bin/spark-submit."
              .formatted(named, command));
    }
    return command.toAbsolutePath();
  }
}
