package org.s3aharness.session.release;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.JarChanges;
import org.s3aharness.release.resolve.ReleaseNames;
import org.s3aharness.release.resolve.ReleaseResolver;

/** A release that has been named, but whose jars have not been looked for yet. */
@FunctionalInterface
public interface ReleaseSource {
  /**
   * Finds the jars, which may take a download.
   *
   * @param progress receives lines for a person
   * @throws ReleaseException if there is no such release, or it cannot be had
   */
  Release resolve(ReleaseResolver resolver, Consumer<String> progress) throws ReleaseException;

  /**
   * Returns the release as far as it is known without a download: its name and version, and its
   * jars where they are at hand.
   *
   * @throws ReleaseException if there is no such release, or no repository can say
   */
  default Release announced(ReleaseResolver resolver, Consumer<String> progress)
      throws ReleaseException {
    return resolve(resolver, progress);
  }

  /** Returns the source of a released version, such as {@code 3.4.3}. */
  static ReleaseSource version(String version) {
    return new ReleaseSource() {
      @Override
      public Release resolve(ReleaseResolver resolver, Consumer<String> progress)
          throws ReleaseException {
        return resolver.fromCentral(version, progress);
      }

      @Override
      public Release announced(ReleaseResolver resolver, Consumer<String> progress)
          throws ReleaseException {
        return resolver.announced(version, progress);
      }
    };
  }

  /** Returns the source of an unpacked or installed Hadoop. */
  static ReleaseSource hadoopHome(Path home) {
    return (resolver, progress) -> resolver.fromHadoopHome(home);
  }

  /** Returns the source of a release that is a Hadoop source tree in which hadoop-aws is built. */
  static ReleaseSource sourceTree(Path directory) {
    return (resolver, progress) -> resolver.fromSource(directory, progress);
  }

  /** Returns the source of a release that is given as the output of {@code hadoop classpath}. */
  static ReleaseSource classpath(String classpath) {
    return (resolver, progress) -> resolver.fromClasspath(classpath);
  }

  /**
   * Returns the source of a version, a {@code HADOOP_HOME}, or an entry of a file of releases.
   *
   * @param file the file; empty if there is none
   */
  static ReleaseSource named(String name, Optional<Path> file) {
    return file.isEmpty() && ReleaseNames.isVersion(name)
        ? version(name)
        : (resolver, progress) -> new ReleaseNames(resolver, file).named(name, progress);
  }

  /** Returns the source of the same release on another JVM. */
  default ReleaseSource onJava(Path javaHome) {
    return (resolver, progress) -> resolve(resolver, progress).onJava(javaHome);
  }

  /**
   * Returns the source of the same release with changed jars.
   *
   * @param where the option or file that asks for the changes, such as {@code --with-jar}, for
   *     messages
   */
  default ReleaseSource changed(JarChanges changes, String where) {
    return (resolver, progress) ->
        resolver.changed(resolve(resolver, progress), changes, Path.of(""), where, progress);
  }
}
