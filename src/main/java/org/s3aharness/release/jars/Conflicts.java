package org.s3aharness.release.jars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds libraries of which a classpath has two builds. One of them would be used silently. */
public final class Conflicts {
  private Conflicts() {}

  /**
   * Says which jar a newly added jar conflicts with.
   *
   * @param classpath with the change made
   * @param put the jars that were added
   * @param before the classpath before the change: whatever overlaps there already is no conflict
   * @return a sentence that names both jars; empty if there is no conflict
   * @throws IOException when a jar cannot be read
   */
  public static Optional<String> of(List<Path> classpath, List<Path> put, List<Path> before)
      throws IOException {
    List<Jar> others = new ArrayList<>();
    for (Path entry : classpath) {
      if (!put.contains(entry)) {
        others.add(Jar.of(entry));
      }
    }
    for (Path each : put) {
      Jar jar = Jar.of(each);
      for (Path second : put) {
        if (!second.equals(each)
            && jar.artifact().isPresent()
            && Jar.of(second).isOf(jar.library())) {
          return Optional.of(twoBuilds(jar, Jar.of(second)));
        }
      }
      for (Jar other : others) {
        if (jar.artifact().isPresent() && other.isOf(jar.library())) {
          return Optional.of(twoBuilds(jar, other));
        }
      }
      Optional<String> overlap = overlap(jar, others, before);
      if (overlap.isPresent()) {
        return overlap;
      }
    }
    return Optional.empty();
  }

  /**
   * Says which of some libraries has two different builds on a classpath.
   *
   * @param libraries as {@code group:name}
   * @return a sentence that names both; empty if none has
   */
  public static Optional<String> ofLibraries(List<Path> classpath, Set<String> libraries)
      throws IOException {
    Map<String, Jar> seen = new LinkedHashMap<>();
    for (Path entry : classpath) {
      Jar jar = Jar.of(entry);
      if (jar.artifact().isPresent() && libraries.contains(jar.library())) {
        Jar first = seen.putIfAbsent(jar.library(), jar);
        if (first != null && Files.mismatch(first.file(), entry) != -1) {
          return Optional.of(twoBuilds(first, jar));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Finds the jar that is most likely another build of the same library: the one that shares most
   * classes with it, if these are at least half of its own.
   */
  public static Optional<Jar> mostAlike(Jar jar, List<Jar> candidates) throws IOException {
    Set<String> classes = ClasspathIndex.classesIn(jar.file());
    Jar best = null;
    int most = 0;
    for (Jar candidate : candidates) {
      Set<String> shared = ClasspathIndex.classesIn(candidate.file());
      int own = shared.size();
      shared.retainAll(classes);
      if (shared.size() > most && 2 * shared.size() >= own) {
        best = candidate;
        most = shared.size();
      }
    }
    return Optional.ofNullable(best);
  }

  private static String twoBuilds(Jar one, Jar other) {
    return "%s and %s are both builds of %s".formatted(one.file(), other.file(), one.library());
  }

  private static Optional<String> overlap(Jar jar, List<Jar> others, List<Path> before)
      throws IOException {
    Set<String> classes = ClasspathIndex.classesIn(jar.file());
    for (Jar other : others) {
      Set<String> shared = new TreeSet<>(ClasspathIndex.classesIn(other.file()));
      shared.retainAll(classes);
      shared.removeAll(sharedBefore(shared, other.file(), before));
      if (!shared.isEmpty()) {
        return Optional.of(
            "%s and %s both have %d classes, %s among them"
                .formatted(
                    jar.file(), other.file(), shared.size(), binaryName(shared.iterator().next())));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns those of the shared classes that an entry other than {@code than} had before the
   * change.
   */
  private static Set<String> sharedBefore(Set<String> shared, Path than, List<Path> before)
      throws IOException {
    Set<String> had = new TreeSet<>();
    if (shared.isEmpty()) {
      return had;
    }
    List<Path> rest = before.stream().filter(entry -> !entry.equals(than)).toList();
    try (ClasspathIndex index = ClasspathIndex.open(rest)) {
      shared.stream().filter(each -> index.whereIs(each).isPresent()).forEach(had::add);
    }
    return had;
  }

  private static String binaryName(String internalName) {
    return internalName.replace('/', '.');
  }
}
