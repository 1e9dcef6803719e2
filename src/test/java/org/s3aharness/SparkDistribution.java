package org.s3aharness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.store.process.Python;
import org.s3aharness.store.process.PythonEnvironment;
import org.s3aharness.store.process.PythonPackages;
import org.s3aharness.util.UserCache;

/** Spark as PyPI has it, in the user's cache, where it is installed once. */
public final class SparkDistribution {
  /** The version of Spark, whose Hadoop is 3.3.4. */
  public static final String VERSION = "3.5.7";

  private static final PythonPackages PACKAGES =
      new PythonPackages("PySpark", VERSION, "pyspark.lock");

  private SparkDistribution() {}

  /** Returns the Python that has PySpark. */
  public static Path python() {
    return new PythonEnvironment(PACKAGES, UserCache.directory(), Python.find(Optional.empty()))
        .python(line -> {});
  }

  /** Returns the directory with {@code bin} and {@code jars}, {@code SPARK_HOME}. */
  public static Path home() throws IOException {
    Path libraries = python().getParent().resolveSibling("lib");
    try (Stream<Path> versions = Files.list(libraries)) {
      return versions
          .map(python -> python.resolve("site-packages/pyspark"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow();
    }
  }
}
