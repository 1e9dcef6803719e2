package org.s3aharness.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.UsageException;

/** Reads a directory of client configuration, such as {@code /etc/hadoop/conf}. */
final class ConfigurationDirectory {
  private static final String SPARK = "spark-defaults.conf";

  /**
   * The files that are read where they exist, in the order in which Hadoop's clients load them.
   * Spark's own file comes last.
   */
  static final List<String> FILES =
      List.of(
          "core-site.xml",
          "hdfs-site.xml",
          "mapred-site.xml",
          "yarn-site.xml",
          "tez-site.xml",
          "hbase-site.xml",
          "hive-site.xml",
          SPARK);

  /**
   * The depth to which directories are searched. Exports have a directory for each role, such as
   * {@code hive-conf}.
   */
  private static final int DEEPEST = 3;

  private ConfigurationDirectory() {}

  /**
   * Reads the files of a directory.
   *
   * @param name the directory's name in messages
   * @throws UsageException when a file cannot be read, there is none, or two directories have
   *     different files of one name
   */
  static List<ConfigurationFile> read(Path directory, String name) {
    List<ConfigurationFile> files = new ArrayList<>();
    for (String file : FILES) {
      List<Path> found = find(directory, file);
      for (Path other : found) {
        requireSame(found.get(0), other, directory, name);
      }
      found.stream().limit(1).map(ConfigurationDirectory::parse).forEach(files::add);
    }
    if (files.isEmpty()) {
      throw new UsageException(
          "%s holds no client configuration: it contains none of %s."
              .formatted(name, String.join(", ", FILES)));
    }
    return files;
  }

  private static ConfigurationFile parse(Path file) {
    return file.endsWith(SPARK) ? SparkDefaults.read(file) : ConfigurationFile.read(file);
  }

  /**
   * Returns the files of that name: the one at the top or, without one, those in subdirectories.
   */
  private static List<Path> find(Path directory, String file) {
    if (Files.exists(directory.resolve(file))) {
      return List.of(directory.resolve(file));
    }
    try (Stream<Path> walk = Files.walk(directory, DEEPEST)) {
      return walk.filter(path -> path.endsWith(file)).sorted().toList();
    } catch (IOException e) {
      throw new UsageException("Cannot list " + directory + ": " + e.getMessage(), e);
    }
  }

  private static void requireSame(Path one, Path other, Path directory, String name) {
    try {
      if (Files.mismatch(one, other) >= 0) {
        throw new UsageException(
            "%s holds two different files, %s and %s: name the directory of the one that you mean."
                .formatted(name, directory.relativize(one), directory.relativize(other)));
      }
    } catch (IOException e) {
      throw new UsageException("Cannot read " + other + ": " + e.getMessage(), e);
    }
  }
}
