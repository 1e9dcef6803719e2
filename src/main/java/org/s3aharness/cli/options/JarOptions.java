package org.s3aharness.cli.options;

import java.nio.file.Path;
import java.util.List;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.resolve.JarChanges;
import org.s3aharness.release.resolve.MavenRepositories;
import org.s3aharness.session.release.ReleaseSource;
import picocli.CommandLine.Option;

/**
 * The options with jars that are replaced in a release, and with the repositories that releases and
 * jars come from.
 */
public final class JarOptions {
  private static final String WITH_JAR = "--with-jar";

  @Option(
      names = WITH_JAR,
      paramLabel = "JAR",
      description =
          "A jar that replaces the release's build of the same library, or is added if"
              + " there is none. Give group:name:version, such as"
              + " software.amazon.awssdk:bundle:2.40.3, or a file. Repeatable.")
  List<String> jars = List.of();

  @Option(
      names = "--repository",
      paramLabel = "URL",
      description =
          "A Maven repository to ask before those in ~/.m2/settings.xml, for release"
              + " candidates and snapshots. ID::URL uses the credentials that settings.xml has"
              + " for ID. Repeatable.")
  List<String> repositories = List.of();

  /** Says whether any jar is replaced. */
  boolean changesJars() {
    return !jars.isEmpty();
  }

  /**
   * Checks the options as far as possible before anything is started.
   *
   * @throws ReleaseException which names the jar or repository that cannot be used
   */
  void check() throws ReleaseException {
    repositories();
    JarChanges.with(jars).check(Path.of(""), WITH_JAR);
  }

  /**
   * Returns the repositories that releases and jars come from.
   *
   * @throws ReleaseException which names the text that is not a URL
   */
  public MavenRepositories repositories() throws ReleaseException {
    return MavenRepositories.of(repositories);
  }

  /** Returns the source of a release in which jars are replaced as asked. */
  ReleaseSource changed(ReleaseSource release) {
    return release.changed(JarChanges.with(jars), WITH_JAR);
  }
}
