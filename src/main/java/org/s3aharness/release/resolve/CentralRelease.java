package org.s3aharness.release.resolve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.ReleaseFeatures;

/**
 * Finds the jars of a released Hadoop in a Maven repository: those that its distribution would put
 * on S3A's classpath, in the versions that the release's own build manages.
 */
final class CentralRelease {
  /**
   * A part of the cache key. Change it together with anything that changes what a version resolves
   * to.
   */
  static final String RECIPE = "3";

  private static final String HADOOP = "org.apache.hadoop:";

  /**
   * The logging bindings that are kept away from every module, since a distribution has only one of
   * them.
   */
  private static final Set<String> BINDINGS = Set.of("slf4j-reload4j", "slf4j-log4j12");

  /**
   * The library that SDK v1's encryption client needs; a distribution has it among YARN's
   * libraries.
   */
  private static final Set<String> BOUNCY_CASTLE = Set.of("bcprov-jdk15on");

  private final String version;
  private final MavenSession maven;
  private final Consumer<String> progress;

  CentralRelease(String version, MavenSession maven, Consumer<String> progress) {
    this.version = version;
    this.maven = maven;
    this.progress = progress;
  }

  /**
   * Returns the classpath.
   *
   * @throws ReleaseException when the version is not served, or no repository answers
   */
  List<Path> classpath() throws ReleaseException {
    requireServed();
    try {
      progress.accept("resolving Hadoop " + version + " (into " + maven.localRepository() + ")");
      HadoopProject project = HadoopProject.of(version, maven);
      List<Dependency> roots = roots(project);
      named(project.managed(), BINDINGS).forEach(roots::add);
      if (ReleaseFeatures.of(version).awsSdk() == 1) {
        named(project.managed(), BOUNCY_CASTLE).forEach(roots::add);
      }
      return maven.classpath(roots, project.managedBut(Libraries.ENCRYPTION_CLIENT));
    } catch (RepositoryException e) {
      throw unreachable(e);
    }
  }

  /**
   * Checks that the version is served.
   *
   * @throws ReleaseException when it is not, or no repository answers
   */
  void requireServed() throws ReleaseException {
    try {
      if (maven.find(HADOOP + "hadoop-aws:pom:" + version).isEmpty()) {
        throw unknownVersion();
      }
    } catch (RepositoryException e) {
      throw unreachable(e);
    }
  }

  private List<Dependency> roots(HadoopProject project) throws RepositoryException {
    List<Dependency> roots = new ArrayList<>();
    for (String artifact :
        List.of(
            "hadoop-common", "hadoop-aws", "hadoop-mapreduce-client-jobclient", "hadoop-distcp")) {
      roots.add(compile(HADOOP + artifact + ":" + version));
    }
    Optional<String> wanted =
        ReleaseFeatures.of(version)
            .encryptionClientVersion()
            .map(listed -> project.versionOf(Libraries.ENCRYPTION_CLIENT).orElse(listed));
    if (wanted.isPresent()) {
      // The SDK's own modules are all in the bundle that hadoop-aws brings.
      Exclusion sdkModules = new Exclusion(Libraries.SDK_V2_GROUP, "*", "*", "*");
      roots.add(
          compile(Libraries.ENCRYPTION_CLIENT + ":" + served(wanted.get()))
              .setExclusions(List.of(sdkModules)));
    }
    return roots;
  }

  /** Returns libraries in the versions that the release's own build manages. */
  private static Stream<Dependency> named(List<Dependency> managed, Set<String> artifacts) {
    return managed.stream()
        .map(Dependency::getArtifact)
        .filter(artifact -> artifacts.contains(artifact.getArtifactId()))
        .map(artifact -> new Dependency(artifact, JavaScopes.COMPILE));
  }

  private String served(String wanted) throws RepositoryException {
    if (maven.find(Libraries.ENCRYPTION_CLIENT + ":pom:" + wanted).isPresent()) {
      return wanted;
    }
    String nearest =
        NearestVersion.to(wanted, maven.versions(Libraries.ENCRYPTION_CLIENT)).orElse(wanted);
    progress.accept(
        "Hadoop %s was built with S3 encryption client %s, which the repository does not have; using %s instead"
            .formatted(version, wanted, nearest));
    return nearest;
  }

  /** Refuses a version that is older than all known ones. */
  static void requireKnown(String version) throws ReleaseException {
    try {
      ReleaseFeatures.of(version);
    } catch (IllegalArgumentException e) {
      throw ReleaseException.request(e.getMessage() + ".");
    }
  }

  private static Dependency compile(String coordinates) {
    return new Dependency(new DefaultArtifact(coordinates), JavaScopes.COMPILE);
  }

  private ReleaseException unknownVersion() throws RepositoryException {
    List<String> served =
        maven.versions(HADOOP + "hadoop-aws").stream()
            .filter(each -> each.matches("[3-9](\\.\\d+){2}"))
            .toList();
    if (served.isEmpty()) {
      return unreachable(null);
    }
    return ReleaseException.request(
        "There is no Hadoop %s at %s; the nearest are %s. For a vendor's build, use --hadoop-home."
            .formatted(version, urls(), String.join(", ", NearestVersion.around(version, served))));
  }

  private ReleaseException unreachable(RepositoryException cause) {
    return new ReleaseException(
        ReleaseException.Kind.INFRASTRUCTURE,
        "Hadoop %s could not be downloaded from %s%s; check the network, set a mirror in"
                .formatted(version, urls(), cause == null ? "" : ": " + firstLine(cause))
            + " ~/.m2/settings.xml, or use --hadoop-home.",
        cause);
  }

  private static String firstLine(Exception e) {
    return Stream.of(e.getMessage().split("\n")).findFirst().orElse(e.toString());
  }

  private String urls() {
    return String.join(", ", maven.repositoryUrls());
  }
}
