package org.s3aharness.release.resolve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.VariantOf;
import org.s3aharness.release.jars.Conflicts;
import org.s3aharness.release.jars.Jar;
import org.s3aharness.release.jars.JarDifference;
import org.s3aharness.release.jars.JarHash;
import org.s3aharness.release.jars.MissingLink;

/** Makes a variant of a release, one change after another. */
final class VariantBuilder {
  private static final int HASH_DIGITS = 8;

  private final Release base;
  private final List<Path> classpath;
  private final List<Path> put = new ArrayList<>();
  private final List<String> nameParts = new ArrayList<>();
  private final JarSource source;

  private VariantBuilder(Release base, JarSource source) {
    this.base = base;
    this.classpath = new ArrayList<>(base.classpath());
    this.source = source;
  }

  /**
   * Changes jars of a release and checks that the resulting jars fit together.
   *
   * @param source where the jars come from
   * @param where the changes were asked for, such as {@code --with-jar}, for messages
   * @param progress receives lines for a person, on any thread
   * @throws ReleaseException when a jar cannot be had, conflicts with another, or lacks classes
   *     that others need
   */
  static Release change(
      Release base, JarChanges changes, JarSource source, String where, Consumer<String> progress)
      throws ReleaseException {
    try {
      VariantBuilder builder = new VariantBuilder(base, source);
      for (String library : changes.remove()) {
        builder.remove(library, where);
      }
      for (String jar : changes.replace()) {
        builder.put(jar, where, Position.OF_THE_OLD);
      }
      for (String jar : changes.with()) {
        builder.put(jar, where, Position.OF_THE_OLD_OR_NEW);
      }
      for (String jar : changes.add()) {
        builder.put(jar, where, Position.NEW);
      }
      return builder.build(where, progress);
    } catch (ReleaseException e) {
      throw e;
    } catch (IOException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE,
          where + " on " + base.name() + ": " + e.getMessage() + ".",
          e);
    }
  }

  private enum Position {
    OF_THE_OLD,
    OF_THE_OLD_OR_NEW,
    NEW
  }

  private void remove(String library, String where) throws IOException {
    Jar old =
        present(library)
            .orElseThrow(
                () ->
                    ReleaseException.request(
                        "%s: there is no %s on the classpath of %s to remove: give the group:name of a jar that is there."
                            .formatted(where, library, base.name())));
    classpath.remove(old.file());
    nameParts.add("without-" + library.substring(library.indexOf(':') + 1));
  }

  private void put(String given, String where, Position place) throws IOException {
    Jar jar = source.get(given, where);
    Optional<Jar> old = place == Position.NEW ? Optional.empty() : replacedBy(jar);
    if (place == Position.OF_THE_OLD && old.isEmpty()) {
      throw ReleaseException.request(
          "%s: no jar on the classpath of %s is a build of %s, so %s replaces nothing: use add instead."
              .formatted(where, base.name(), jar.library(), jar.fileName()));
    }
    if (old.isPresent()) {
      classpath.set(classpath.indexOf(old.get().file()), jar.file());
    } else {
      classpath.add(jar.file());
    }
    put.add(jar.file());
    for (Path needed : source.needed(given, old, base, List.copyOf(classpath))) {
      classpath.add(needed);
      put.add(needed);
    }
    nameParts.add(namePart(jar, old));
  }

  /**
   * Returns the part of a variant's name for a jar: its name and version, with its hash where
   * another build has the same version.
   */
  private static String namePart(Jar jar, Optional<Jar> old) throws IOException {
    String part =
        jar.artifact()
            .map(artifact -> artifact.name() + "-" + artifact.version())
            .orElseGet(() -> jar.fileName().replaceFirst("\\.jar$", ""));
    boolean sameVersion = old.isPresent() && old.get().artifact().equals(jar.artifact());
    if (!sameVersion) {
      return part;
    }
    return part + "-" + JarHash.sha256(jar.file()).substring(0, HASH_DIGITS);
  }

  /**
   * Returns the jar that a jar replaces: the build of the same library or else, among jars that do
   * not identify themselves, the one with which it shares most classes.
   */
  private Optional<Jar> replacedBy(Jar jar) throws IOException {
    if (jar.artifact().isPresent()) {
      Optional<Jar> same = present(jar.library());
      if (same.isPresent()) {
        return same;
      }
    }
    List<Jar> unknown = new ArrayList<>();
    for (Path entry : classpath) {
      Jar each = Jar.of(entry);
      if (each.artifact().isEmpty() || jar.artifact().isEmpty()) {
        unknown.add(each);
      }
    }
    return Conflicts.mostAlike(jar, unknown);
  }

  private Optional<Jar> present(String library) throws IOException {
    for (Path entry : classpath) {
      Jar jar = Jar.of(entry);
      if (jar.isOf(library)) {
        return Optional.of(jar);
      }
    }
    return Optional.empty();
  }

  private Release build(String where, Consumer<String> progress) throws IOException {
    Optional<String> conflict = Conflicts.of(classpath, put, base.classpath());
    if (conflict.isPresent()) {
      throw ReleaseException.request(
          "%s on %s: %s. Remove one of them.".formatted(where, base.name(), conflict.get()));
    }
    List<JarDifference> differences = JarDifference.between(base.classpath(), classpath);
    List<MissingLink> missing = LinkCheck.newlyMissing(base.classpath(), classpath, put);
    Optional<MissingLink> missingClass = missing.stream().filter(MissingLink::isClass).findFirst();
    if (missingClass.isPresent()) {
      throw ReleaseException.request(
          LinkCheck.sentence(where, base, missingClass.get(), differences));
    }
    String what =
        differences.stream().map(JarDifference::toString).collect(Collectors.joining(", "));
    if (differences.isEmpty()) {
      progress.accept(
          "%s on %s changes nothing, because these jars are there already"
              .formatted(where, base.name()));
    }
    for (MissingLink each : missing) {
      progress.accept(
          "%s: %s calls %s, which no jar has; the call will fail"
              .formatted(where, each.user().getFileName(), each.what()));
    }
    String name =
        Stream.concat(Stream.of(base.name()), nameParts.stream()).collect(Collectors.joining("+"));
    return base.changed(name, classpath, what, new VariantOf(base, differences, missing));
  }
}
