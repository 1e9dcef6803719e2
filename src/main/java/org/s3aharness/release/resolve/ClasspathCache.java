package org.s3aharness.release.resolve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.s3aharness.util.UserCache;

/**
 * Caches resolved classpaths, one file for each, with one path to a line. An entry counts only
 * while every file that it names still exists.
 */
final class ClasspathCache {
  private final Path directory;

  ClasspathCache(Path directory) {
    this.directory = directory;
  }

  /** Returns the cache in the user's cache directory. */
  static ClasspathCache ofUser() {
    return new ClasspathCache(UserCache.directory().resolve("classpaths"));
  }

  Optional<List<Path>> find(String key) throws IOException {
    Path file = directory.resolve(key);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Path> classpath = Files.readAllLines(file).stream().map(Path::of).toList();
    boolean whole = !classpath.isEmpty() && classpath.stream().allMatch(Files::exists);
    return whole ? Optional.of(classpath) : Optional.empty();
  }

  void put(String key, List<Path> classpath) throws IOException {
    Files.createDirectories(directory);
    Path unfinished = Files.createTempFile(directory, key, ".unfinished");
    Files.write(unfinished, classpath.stream().map(Path::toString).toList());
    Files.move(unfinished, directory.resolve(key), StandardCopyOption.ATOMIC_MOVE);
  }
}
