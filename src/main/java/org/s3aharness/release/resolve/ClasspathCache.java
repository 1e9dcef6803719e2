package org.s3aharness.release.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.util.UserCache;
import org.s3aharness.util.WholeFile;

/**
 * Caches resolved classpaths, one file for each, with one path to a line. An entry counts only
 * while every file that it names still exists.
 */
final class ClasspathCache {
  private final Path directory;
  private final List<Path> installed;

  /**
   * Creates a cache.
   *
   * @param directory the directory that is read and written
   * @param installed directories that are read before it; paths in their files are relative to them
   */
  ClasspathCache(Path directory, List<Path> installed) {
    this.directory = directory;
    this.installed = List.copyOf(installed);
  }

  /** Returns the cache in the user's cache directory, with what came with the installation. */
  static ClasspathCache ofUser() {
    return new ClasspathCache(
        UserCache.directory().resolve("classpaths"), List.of(PackedRelease.installedClasspaths()));
  }

  Optional<List<Path>> find(String key) throws IOException {
    for (Path each : Stream.concat(installed.stream(), Stream.of(directory)).toList()) {
      Optional<List<Path>> classpath = find(each, key);
      if (classpath.isPresent()) {
        return classpath;
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Path>> find(Path directory, String key) throws IOException {
    Path file = directory.resolve(key);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Path> classpath =
        Files.readAllLines(file).stream().map(directory::resolve).map(Path::normalize).toList();
    boolean whole = !classpath.isEmpty() && classpath.stream().allMatch(Files::exists);
    return whole ? Optional.of(classpath) : Optional.empty();
  }

  void put(String key, List<Path> classpath) throws IOException {
    String lines = classpath.stream().map(path -> path + "\n").collect(Collectors.joining());
    WholeFile.write(directory.resolve(key), lines.getBytes(UTF_8));
  }
}
