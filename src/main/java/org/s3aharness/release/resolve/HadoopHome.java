package org.s3aharness.release.resolve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.release.ReleaseException;

/** Knows the layout of an unpacked Hadoop distribution. */
final class HadoopHome {
  private static final List<String> NEEDED =
      List.of("common", "common/lib", "mapreduce", "tools/lib");
  private static final List<String> WELCOME =
      List.of("hdfs", "hdfs/lib", "yarn", "yarn/lib", "mapreduce/lib");

  private HadoopHome() {}

  /** Returns the jars below {@code share/hadoop} that S3A and a MapReduce job need. */
  static List<Path> classpath(Path home) throws ReleaseException {
    Path share = home.toAbsolutePath().resolve("share/hadoop");
    List<Path> classpath = new ArrayList<>();
    for (String directory : NEEDED) {
      List<Path> jars = jarsIn(share.resolve(directory));
      if (jars.isEmpty()) {
        throw ReleaseException.request(
            "%s is not a HADOOP_HOME: no jars in %s. Give the directory that holds share/hadoop."
                .formatted(home, share.resolve(directory)));
      }
      classpath.addAll(jars);
    }
    for (String directory : WELCOME) {
      if (Files.isDirectory(share.resolve(directory))) {
        classpath.addAll(jarsIn(share.resolve(directory)));
      }
    }
    return classpath;
  }

  /**
   * Returns the jars sorted by name, without tests and sources; empty if there is no such
   * directory.
   */
  static List<Path> jarsIn(Path directory) throws ReleaseException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(Path::toAbsolutePath)
          .filter(file -> file.getFileName().toString().endsWith(".jar"))
          .filter(file -> !file.getFileName().toString().matches(".*-(test-)?sources\\.jar"))
          .filter(file -> !file.getFileName().toString().endsWith("-tests.jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE,
          "The directory " + directory + " cannot be read: " + e,
          e);
    }
  }
}
