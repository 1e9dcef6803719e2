package org.s3aharness.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The configurations that the tests have: shaped as those of clusters, one directory each. */
public final class ClusterConfigurations {
  private static final Path ALL = Path.of("src/test/resources/configurations");

  private ClusterConfigurations() {}

  /** Their names. */
  public static List<String> names() throws IOException {
    try (Stream<Path> directories = Files.list(ALL)) {
      return directories.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** Returns the directory of one configuration. */
  public static Path directory(String name) {
    return ALL.resolve(name).toAbsolutePath();
  }

  /** One, read. */
  public static ClientConfiguration read(String name) {
    return ClientConfiguration.read(List.of(directory(name)), ALL);
  }
}
