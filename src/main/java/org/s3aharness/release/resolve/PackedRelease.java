package org.s3aharness.release.resolve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.s3aharness.util.Installation;

/**
 * The files by which an installation has a release at hand, so that no repository is asked for it:
 * its jars with their POMs, laid out as in a Maven repository, and the list of its classpath.
 *
 * @param list the name of the list within the installation
 * @param classpath the lines of the list
 * @param files the other files, by their names within the installation
 */
public record PackedRelease(String list, List<String> classpath, Map<String, Path> files) {
  private static final String CLASSPATHS = "hadoop/classpaths";
  private static final String REPOSITORY = "hadoop/repository";

  /** Copies list and map. */
  public PackedRelease {
    classpath = List.copyOf(classpath);
    files = Map.copyOf(files);
  }

  /** Returns the directory in which an installation has its lists. */
  static Path installedClasspaths() {
    return Installation.offline().resolve(CLASSPATHS);
  }

  /** Returns the directory in which an installation has its jars. */
  static Path installedRepository() {
    return Installation.offline().resolve(REPOSITORY);
  }

  /**
   * Packs a release.
   *
   * @param key the name under which the classpath is looked for
   * @param repository the local repository that its jars are in
   */
  static PackedRelease of(String key, List<Path> jars, Path repository) {
    List<String> lines = new ArrayList<>();
    Map<String, Path> files = new TreeMap<>();
    for (Path jar : jars) {
      String name = nameOf(jar, repository);
      lines.add("../repository/" + name);
      files.put(within(REPOSITORY + "/" + name), jar);
      // A library is known by the POM beside its jar.
      Path pom = pomOf(jar);
      if (Files.isRegularFile(pom)) {
        files.put(within(REPOSITORY + "/" + nameOf(pom, repository)), pom);
      }
    }
    return new PackedRelease(within(CLASSPATHS + "/" + key), lines, files);
  }

  private static Path pomOf(Path jar) {
    Path version = jar.getParent();
    String stem = version.getParent().getFileName() + "-" + version.getFileName();
    return version.resolve(stem + ".pom");
  }

  private static String nameOf(Path file, Path repository) {
    return repository.toAbsolutePath().relativize(file).toString().replace('\\', '/');
  }

  private static String within(String name) {
    return Installation.OFFLINE + "/" + name;
  }
}
