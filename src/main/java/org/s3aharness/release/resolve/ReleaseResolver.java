package org.s3aharness.release.resolve;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;

/** Finds the jars of a release. */
public final class ReleaseResolver {
  private final VersionClasspaths classpaths;
  private final MavenRepositories repositories;

  /** Creates a resolver with the user's cache and the repositories of the user's settings. */
  public ReleaseResolver() {
    this(MavenRepositories.OF_SETTINGS);
  }

  /** Creates a resolver with the user's cache of resolved classpaths. */
  public ReleaseResolver(MavenRepositories repositories) {
    this(ClasspathCache.ofUser(), repositories);
  }

  ReleaseResolver(ClasspathCache cache, MavenRepositories repositories) {
    this.classpaths = new VersionClasspaths(cache, repositories);
    this.repositories = repositories;
  }

  /**
   * Returns a version from a Maven repository: Maven Central, its mirror in the user's {@code
   * settings.xml}, or the further repositories of this resolver. The first time downloads up to 700
   * MB; later times ask no repository, except for snapshots.
   *
   * @param version such as {@code 3.4.3}
   * @param progress receives lines for a person while this takes its time, on any thread
   * @throws ReleaseException when there is no such version, or no repository can be reached
   */
  public Release fromCentral(String version, Consumer<String> progress) throws ReleaseException {
    if (!ReleaseNames.isVersion(version)) {
      throw notAVersion(version);
    }
    CentralRelease.requireKnown(version);
    try {
      List<Path> classpath = classpaths.of(version, progress);
      String from =
          repositories.areOfSettings() ? "Maven Central" : String.join(", ", repositories.urls());
      return new Release(
          version,
          Optional.of(version),
          classpath,
          Optional.empty(),
          "Hadoop " + version + " from " + from + HadoopJars.remarkOnClient(version, classpath),
          Release.Origin.CENTRAL);
    } catch (ReleaseException e) {
      throw e;
    } catch (IOException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE,
          "The cache of classpaths cannot be used for Hadoop %s: %s. Check its permissions or set XDG_CACHE_HOME."
              .formatted(version, e),
          e);
    }
  }

  /**
   * Returns a version from a Maven repository without fetching its jars. At most it asks whether
   * there is such a version.
   *
   * @param version such as {@code 3.4.3}
   * @param progress receives lines for a person while this takes its time, on any thread
   * @throws ReleaseException when there is no such version, or no repository can be reached
   */
  public Release announced(String version, Consumer<String> progress) throws ReleaseException {
    if (!ReleaseNames.isVersion(version)) {
      throw notAVersion(version);
    }
    CentralRelease.requireKnown(version);
    if (isAtHand(version)) {
      return fromCentral(version, progress);
    }
    progress.accept("looking for Hadoop " + version);
    try (MavenSession maven = repositories.open(progress)) {
      new CentralRelease(version, maven, progress).requireServed();
    }
    return new Release(
        version,
        Optional.of(version),
        List.of(),
        Optional.empty(),
        "Hadoop " + version + ", not downloaded yet",
        Release.Origin.CENTRAL);
  }

  /**
   * Returns the files by which an installation has a version at hand. They are fetched first if
   * need be.
   *
   * @param version such as {@code 3.4.3}
   * @param progress receives lines for a person while this takes its time, on any thread
   * @throws ReleaseException when there is no such version, or no repository can be reached
   */
  public PackedRelease packed(String version, Consumer<String> progress) throws ReleaseException {
    List<Path> jars = fromCentral(version, progress).classpath();
    Path installed = PackedRelease.installedRepository();
    if (jars.stream().allMatch(jar -> jar.startsWith(installed))) {
      return PackedRelease.of(classpaths.key(version), jars, installed);
    }
    try (MavenSession maven = repositories.open(progress)) {
      return PackedRelease.of(classpaths.key(version), jars, maven.localRepository());
    }
  }

  private static ReleaseException notAVersion(String version) {
    return ReleaseException.request(
        "'" + version + "' is not a Hadoop version: give a version such as 3.4.3.");
  }

  /**
   * Says whether a version's jars are on this machine, so that {@link #fromCentral} asks no
   * repository.
   */
  public boolean isAtHand(String version) {
    return classpaths.isAtHand(version);
  }

  /**
   * Returns the release in a source tree in which hadoop-aws is built; modules that are not built
   * come from a repository.
   *
   * @param directory of the tree or of a module in it
   * @param progress receives lines for a person while this takes its time, on any thread
   * @throws ReleaseException when it is no source tree, is not built, or needs what no repository
   *     has
   */
  public Release fromSource(Path directory, Consumer<String> progress) throws ReleaseException {
    SourceTree tree = SourceTree.of(directory);
    CentralRelease.requireKnown(tree.version());
    try (MavenSession maven =
        repositories.open(progress, ContextOverrides.create()).building(tree)) {
      List<Path> classpath = new CentralRelease(tree.version(), maven, progress).classpath();
      return new Release(
          tree.version(),
          Optional.of(tree.version()),
          classpath,
          Optional.empty(),
          "Hadoop %s built in %s (%s)"
                  .formatted(tree.version(), tree.root(), tree.usedOf(classpath))
              + HadoopJars.remarkOnClient(tree.version(), classpath),
          Release.Origin.SOURCE);
    }
  }

  /**
   * Returns the release in an unpacked distribution.
   *
   * @param home its {@code HADOOP_HOME}
   * @throws ReleaseException when the directory is not laid out as one or lacks S3A
   */
  public Release fromHadoopHome(Path home) throws ReleaseException {
    return InstalledRelease.ofHome(home);
  }

  /**
   * Returns the release on a classpath as {@code hadoop classpath} prints it: entries separated by
   * the platform's path separator, where {@code dir/*} stands for all jars of a directory.
   *
   * @throws ReleaseException when an entry does not exist or S3A is not on it
   */
  public Release fromClasspath(String classpath) throws ReleaseException {
    return InstalledRelease.ofEntries(
        List.of(classpath.split(File.pathSeparator)), Path.of(""), "--hadoop-classpath");
  }

  /**
   * Changes jars of a release.
   *
   * @param directory that relative files are resolved against
   * @param where the changes were asked for, such as {@code --with-jar}, for messages
   * @param progress receives lines for a person while this takes its time, on any thread
   * @return a variant; the release itself where nothing is changed
   * @throws ReleaseException when a jar cannot be had, or does not fit the others
   */
  public Release changed(
      Release release, JarChanges changes, Path directory, String where, Consumer<String> progress)
      throws ReleaseException {
    if (changes.isEmpty()) {
      return release;
    }
    changes.check(directory, where);
    try (JarSource source = new JarSource(directory, repositories, progress)) {
      return VariantBuilder.change(release, changes, source, where, progress);
    }
  }

  /**
   * Checks that the entries appended to a classpath bring no other build of a library that S3A
   * depends on: the class loader would silently ignore it.
   *
   * @throws ReleaseException naming both builds
   */
  public static void checkExtra(Release release, List<Path> extra) throws ReleaseException {
    if (!extra.isEmpty()) {
      InstalledRelease.requireOneBuildOfEach(
          release.withJars(extra).classpath(),
          "--extra-classpath on " + release.name(),
          "use --with-jar to replace the other one");
    }
  }
}
