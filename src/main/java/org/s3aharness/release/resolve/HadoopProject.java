package org.s3aharness.release.resolve;

import java.util.List;
import java.util.Optional;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactDescriptorException;

/** The library versions that a Hadoop release's own build manages. */
final class HadoopProject {
  private static final String POM = "org.apache.hadoop:hadoop-project:pom:";

  private final List<Dependency> managed;

  private HadoopProject(List<Dependency> managed) {
    this.managed = managed;
  }

  /**
   * Reads the versions.
   *
   * @throws ArtifactDescriptorException when the version's POM is not served or cannot be read
   */
  static HadoopProject of(String version, MavenSession maven) throws ArtifactDescriptorException {
    return new HadoopProject(maven.managedBy(POM + version));
  }

  /**
   * Returns the managed dependencies to impose on a resolution. Left to itself, Maven would mix
   * library versions that no distribution of Hadoop mixes.
   *
   * @param library {@code group:name} of a direct dependency, with dependencies of its own that the
   *     management would cut off
   */
  List<Dependency> managedBut(String library) {
    return managed.stream()
        .filter(each -> !libraryOf(each).equals(library))
        .map(each -> each.setScope(null).setOptional(null))
        .toList();
  }

  /** Returns the managed version of a library; empty if it is not managed. */
  Optional<String> versionOf(String library) {
    return managed.stream()
        .filter(each -> libraryOf(each).equals(library))
        .map(each -> each.getArtifact().getVersion())
        .findFirst();
  }

  /** Returns all managed dependencies. */
  List<Dependency> managed() {
    return managed;
  }

  private static String libraryOf(Dependency dependency) {
    return dependency.getArtifact().getGroupId() + ":" + dependency.getArtifact().getArtifactId();
  }
}
