package org.s3aharness.release.resolve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.release.jars.Artifact;
import org.s3aharness.release.jars.Jar;

/** Fetches the jars of a variant: files as they are, coordinates from a Maven repository. */
final class JarSource implements AutoCloseable {
  private static final Exclusion EVERYTHING = new Exclusion("*", "*", "*", "*");
  private static final Exclusion SDK_MODULES = new Exclusion(Libraries.SDK_V2_GROUP, "*", "*", "*");

  private final Path directory;
  private final MavenRepositories repositories;
  private final Consumer<String> progress;
  private MavenSession maven;

  /**
   * Opens a source of jars.
   *
   * @param directory that relative files are resolved against
   */
  JarSource(Path directory, MavenRepositories repositories, Consumer<String> progress) {
    this.directory = directory;
    this.repositories = repositories;
    this.progress = progress;
  }

  /**
   * Finds a jar.
   *
   * @param given coordinates or a file
   * @param where it was given, for messages
   * @throws ReleaseException when there is no such file or artifact
   */
  Jar get(String given, String where) throws IOException {
    Optional<Artifact> artifact = Artifact.parse(given);
    if (artifact.isPresent()) {
      return new Jar(fetched(artifact.get(), where), artifact);
    }
    Path file = directory.resolve(given).toAbsolutePath().normalize();
    return Jar.of(file);
  }

  private Path fetched(Artifact artifact, String where) throws ReleaseException {
    String coordinates = artifact.library() + ":jar:" + artifact.version();
    try {
      Optional<Path> file = maven().find(coordinates);
      if (file.isPresent()) {
        return file.get().toAbsolutePath();
      }
      List<String> served = maven().versions(artifact.library());
      throw ReleaseException.request(
          "%s: there is no %s at %s%s."
              .formatted(
                  where,
                  artifact,
                  String.join(", ", maven().repositoryUrls()),
                  served.isEmpty()
                      ? ", and no other version of it"
                      : "; the nearest are " + String.join(", ", nearest(artifact, served))));
    } catch (RepositoryException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE,
          "%s: %s could not be downloaded: %s; check the network, or set a mirror in ~/.m2/settings.xml."
              .formatted(where, artifact, e.getMessage()),
          e);
    }
  }

  private static List<String> nearest(Artifact artifact, List<String> served) {
    return NearestVersion.around(artifact.version(), served);
  }

  /**
   * Returns the jars that a jar needs in addition: what its new version depends on and the old one
   * did not, unless it is on the classpath already, in versions that the release's own build
   * manages. A file's dependencies are unknown, so it is taken alone.
   */
  List<Path> needed(String given, Optional<Jar> old, Release base, List<Path> classpath)
      throws IOException {
    Optional<Artifact> artifact = Artifact.parse(given);
    if (artifact.isEmpty()) {
      return List.of();
    }
    try {
      Set<String> there = new HashSet<>();
      for (Path entry : classpath) {
        there.add(Jar.of(entry).library());
      }
      if (old.isPresent() && old.get().artifact().isPresent()) {
        there.addAll(librariesNeededBy(old.get().artifact().get(), base, there));
      }
      List<Path> needed = new ArrayList<>();
      for (Path file : closure(artifact.get(), base, there)) {
        if (there.add(Jar.of(file).library())) {
          needed.add(file);
        }
      }
      return needed;
    } catch (RepositoryException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE,
          "The dependencies of %s could not be resolved: %s".formatted(given, e.getMessage()),
          e);
    }
  }

  private Set<String> librariesNeededBy(Artifact artifact, Release base, Set<String> there)
      throws IOException, RepositoryException {
    Set<String> libraries = new HashSet<>();
    if (maven().find(artifact.library() + ":pom:" + artifact.version()).isPresent()) {
      for (Path file : closure(artifact, base, there)) {
        libraries.add(Jar.of(file).library());
      }
    }
    return libraries;
  }

  private List<Path> closure(Artifact artifact, Release base, Set<String> there)
      throws RepositoryException {
    Dependency root =
        new Dependency(new DefaultArtifact(artifact.toString()), JavaScopes.COMPILE)
            .setExclusions(excluded(artifact, there));
    return maven().classpath(List.of(root), managed(artifact, base));
  }

  /**
   * Returns what to leave out: where there is a bundle, which has everything inside, nothing else
   * of the SDK is needed.
   */
  private static List<Exclusion> excluded(Artifact artifact, Set<String> there) {
    if (artifact.library().equals(Libraries.SDK_V2_BUNDLE)
        || artifact.library().equals(Libraries.SDK_V1_BUNDLE)) {
      return List.of(EVERYTHING);
    }
    return there.contains(Libraries.SDK_V2_BUNDLE) ? List.of(SDK_MODULES) : List.of();
  }

  private List<Dependency> managed(Artifact artifact, Release base) throws RepositoryException {
    return base.origin() == Release.Origin.CENTRAL && base.version().isPresent()
        ? HadoopProject.of(base.version().get(), maven()).managedBut(artifact.library())
        : List.of();
  }

  private MavenSession maven() {
    if (maven == null) {
      maven = repositories.open(progress);
    }
    return maven;
  }

  @Override
  public void close() {
    if (maven != null) {
      maven.close();
    }
  }
}
