package org.s3aharness.release.jars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a library in which two classpaths differ.
 *
 * @param library {@code group:name}, or a file's name where that is unknown
 * @param before the old jar; empty if the library was added
 * @param after the new jar; empty if the library was removed
 */
public record JarDifference(String library, Optional<Jar> before, Optional<Jar> after) {
  /**
   * Compares two classpaths by artifact and content, whatever the names of the files.
   *
   * @throws IOException when a jar cannot be read
   */
  public static List<JarDifference> between(List<Path> before, List<Path> after)
      throws IOException {
    Map<String, Jar> old = byLibrary(before, after);
    Map<String, Jar> current = byLibrary(after, before);
    List<JarDifference> differences = new ArrayList<>();
    for (Map.Entry<String, Jar> each : old.entrySet()) {
      Optional<Jar> now = Optional.ofNullable(current.remove(each.getKey()));
      if (now.isEmpty() || !isSame(each.getValue().file(), now.get().file())) {
        differences.add(new JarDifference(each.getKey(), Optional.of(each.getValue()), now));
      }
    }
    current.forEach(
        (library, jar) ->
            differences.add(new JarDifference(library, Optional.empty(), Optional.of(jar))));
    return differences;
  }

  /**
   * Returns the jars by library, without entries that are on the other classpath under the very
   * same path.
   */
  private static Map<String, Jar> byLibrary(List<Path> classpath, List<Path> other)
      throws IOException {
    Map<String, Jar> jars = new LinkedHashMap<>();
    for (Path file : classpath) {
      if (!other.contains(file)) {
        Jar jar = Jar.of(file);
        jars.putIfAbsent(jar.library(), jar);
      }
    }
    return jars;
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.isRegularFile(one)
        && Files.isRegularFile(other)
        && Files.mismatch(one, other) == -1;
  }

  /** Returns a text such as {@code bundle-2.40.3.jar instead of bundle-2.35.4.jar}. */
  @Override
  public String toString() {
    if (after.isEmpty()) {
      return "without " + before.orElseThrow().fileName();
    }
    return before
        .map(old -> after.get().fileName() + " instead of " + old.fileName())
        .orElse(after.get().fileName() + " added");
  }
}
