package org.s3aharness.release.resolve;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.ChainedLocalRepositoryManager;

/** Maven's resolver as the user has set it up: settings.xml, mirrors, proxies, local repository. */
final class MavenSession implements AutoCloseable {
  private final Context maven;
  private final RepositorySystemSession session;

  private MavenSession(Context maven, RepositorySystemSession session) {
    this.maven = maven;
    this.session = session;
  }

  /** Opens Maven's resolver with more of its settings overridden. */
  static MavenSession open(Consumer<String> progress, ContextOverrides.Builder overrides) {
    Context maven =
        Runtimes.INSTANCE
            .getRuntime()
            .create(
                overrides
                    .withUserSettings(true)
                    .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.PREPEND)
                    .transferListener(new DownloadProgress(progress))
                    .build());
    return new MavenSession(maven, maven.repositorySystemSession());
  }

  /**
   * Returns a session that keeps its downloads in a directory, and takes from the user's local
   * repository only what came from a repository that this session asks too.
   */
  MavenSession keepingApart(Path directory) {
    DefaultRepositorySystemSession changed = new DefaultRepositorySystemSession(session);
    changed.setLocalRepositoryManager(
        new ChainedLocalRepositoryManager(
            maven
                .repositorySystem()
                .newLocalRepositoryManager(changed, new LocalRepository(directory.toFile())),
            List.of(session.getLocalRepositoryManager()),
            /* ignoreTailAvailability= */ false));
    return new MavenSession(maven, changed);
  }

  /**
   * Returns a session that takes the artifacts of a source tree from the places where they were
   * built.
   */
  MavenSession building(WorkspaceReader sources) {
    DefaultRepositorySystemSession changed = new DefaultRepositorySystemSession(session);
    changed.setWorkspaceReader(sources);
    return new MavenSession(maven, changed);
  }

  /**
   * Returns the file of an artifact, or empty when the repositories answer that they do not have
   * it.
   */
  Optional<Path> find(String coordinates) throws ArtifactResolutionException {
    ArtifactRequest request =
        new ArtifactRequest(
            new DefaultArtifact(coordinates), maven.remoteRepositories(), /* context= */ null);
    try {
      ArtifactResult result = maven.repositorySystem().resolveArtifact(session, request);
      return Optional.of(result.getArtifact().getFile().toPath());
    } catch (ArtifactResolutionException e) {
      if (e.getResults().stream().allMatch(ArtifactResult::isMissing)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Returns every version that is served, oldest first; empty when no repository answers. */
  List<String> versions(String groupAndArtifact) throws VersionRangeResolutionException {
    VersionRangeRequest request =
        new VersionRangeRequest(
            new DefaultArtifact(groupAndArtifact + ":[0,)"), maven.remoteRepositories(), null);
    return maven.repositorySystem().resolveVersionRange(session, request).getVersions().stream()
        .map(Object::toString)
        .toList();
  }

  /** Returns the {@code dependencyManagement} of a POM, imports included. */
  List<Dependency> managedBy(String pom) throws ArtifactDescriptorException {
    return maven
        .repositorySystem()
        .readArtifactDescriptor(
            session,
            new ArtifactDescriptorRequest(
                new DefaultArtifact(pom), maven.remoteRepositories(), null))
        .getManagedDependencies();
  }

  /** Returns the files of the roots and of everything that they need at run time. */
  List<Path> classpath(List<Dependency> roots, List<Dependency> managed)
      throws DependencyResolutionException {
    CollectRequest collect = new CollectRequest(roots, managed, maven.remoteRepositories());
    DependencyRequest request =
        new DependencyRequest(
            collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME, JavaScopes.COMPILE));
    return maven
        .repositorySystem()
        .resolveDependencies(session, request)
        .getArtifactResults()
        .stream()
        .map(ArtifactResult::getArtifact)
        .filter(artifact -> "jar".equals(artifact.getExtension()))
        .map(Artifact::getFile)
        .map(file -> file.toPath().toAbsolutePath())
        .toList();
  }

  Path localRepository() {
    return session.getLocalRepository().getBasedir().toPath();
  }

  List<String> repositoryUrls() {
    return maven.remoteRepositories().stream().map(repository -> repository.getUrl()).toList();
  }

  @Override
  public void close() {
    maven.close();
  }
}
