package org.s3aharness.release.resolve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.jars.Conflicts;

/** Describes a Hadoop whose jars are on this machine. */
final class InstalledRelease {
  private InstalledRelease() {}

  /** Returns the release in a distribution's directory. */
  static Release ofHome(Path home) throws ReleaseException {
    return of(
        HadoopHome.classpath(home),
        "Hadoop at " + home.toAbsolutePath(),
        Release.Origin.HADOOP_HOME);
  }

  /**
   * Returns the release made of single classpath entries.
   *
   * @param directory that relative entries are resolved against
   * @param where the entries come from, for messages
   * @throws ReleaseException when an entry does not exist or S3A is not among them
   */
  static Release ofEntries(List<String> classpath, Path directory, String where)
      throws ReleaseException {
    return of(
        entries(classpath, directory, where),
        "Hadoop on the given classpath",
        Release.Origin.CLASSPATH);
  }

  /**
   * Returns existing files and directories, where {@code dir/*} stands for all jars of a directory.
   */
  static List<Path> entries(List<String> classpath, Path directory, String where)
      throws ReleaseException {
    List<Path> entries = new ArrayList<>();
    for (String entry : classpath) {
      if (entry.endsWith("*")) {
        entries.addAll(
            HadoopHome.jarsIn(directory.resolve(entry.substring(0, entry.length() - 1))));
      } else if (!entry.isEmpty() && Files.exists(directory.resolve(entry))) {
        entries.add(directory.resolve(entry).toAbsolutePath());
      } else {
        throw ReleaseException.request(
            "The classpath entry '" + entry + "' does not exist: correct " + where + ".");
      }
    }
    return entries;
  }

  private static Release of(List<Path> classpath, String what, Release.Origin origin)
      throws ReleaseException {
    Optional<String> version = HadoopJars.version(classpath);
    if (version.isPresent()) {
      CentralRelease.requireKnown(version.get());
    }
    if (!HadoopJars.hasS3A(classpath)) {
      throw ReleaseException.request(
          what + " has no S3A (a hadoop-aws jar): add the jar, or give another classpath.");
    }
    requireOneBuildOfEach(classpath, what, "remove one of them");
    String name = version.orElse("unknown");
    return new Release(
        name, version, classpath, Optional.empty(), what + ", version " + name, origin);
  }

  /** Refuses a classpath with two builds of a library that S3A depends on. */
  static void requireOneBuildOfEach(List<Path> classpath, String what, String nextStep)
      throws ReleaseException {
    try {
      Optional<String> conflict = Conflicts.ofLibraries(classpath, Libraries.OF_S3A);
      if (conflict.isPresent()) {
        throw ReleaseException.request("%s: %s: %s.".formatted(what, conflict.get(), nextStep));
      }
    } catch (ReleaseException e) {
      throw e;
    } catch (IOException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE, what + ": " + e.getMessage() + ".", e);
    }
  }
}
