package org.s3aharness.release.resolve;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.s3aharness.release.ReleaseException;

/**
 * Takes a release from a source tree of Hadoop: its modules, and what Maven has built of each. A
 * module's jar is used unless classes were compiled after it; modules that are not built come from
 * a repository.
 */
final class SourceTree implements WorkspaceReader {
  private static final String POM = "pom.xml";

  private final Path root;
  private final WorkspaceRepository repository = new WorkspaceRepository("source-tree");
  private final Map<String, Path> modules = new HashMap<>();
  private final String version;

  private SourceTree(Path root, String version) {
    this.root = root;
    this.version = version;
  }

  /** Says whether a directory looks like a source tree of Hadoop, or like a module of one. */
  static boolean isOne(Path directory) {
    return Files.isRegularFile(directory.resolve(POM));
  }

  /**
   * Reads the tree's POMs.
   *
   * @param directory of the tree, or of one of its modules such as {@code hadoop-tools/hadoop-aws}
   * @throws ReleaseException when it holds no hadoop-aws, or that is not built
   */
  static SourceTree of(Path directory) throws ReleaseException {
    Path root = directory.toAbsolutePath().normalize();
    if (!isOne(root)) {
      throw ReleaseException.request(
          "--hadoop-source %s: this directory has no pom.xml. Give the directory of Hadoop's sources."
              .formatted(directory));
    }
    while (root.getParent() != null && isOne(root.getParent())) {
      root = root.getParent();
    }
    try {
      SourceTree tree = new SourceTree(root, version(read(root.resolve(POM))));
      tree.add(root, new HashSet<>());
      tree.requireBuilt();
      return tree;
    } catch (ReleaseException e) {
      throw e;
    } catch (IOException e) {
      throw ReleaseException.request(
          "--hadoop-source %s: %s.".formatted(directory, e.getMessage()));
    }
  }

  private void add(Path module, Set<Path> seen) throws IOException {
    Path pom = Files.isDirectory(module) ? module.resolve(POM) : module;
    if (!Files.isRegularFile(pom) || !seen.add(pom.normalize())) {
      return;
    }
    Model model = read(pom);
    modules.put(model.getArtifactId(), pom.getParent());
    for (String each :
        Stream.concat(
                model.getModules().stream(),
                model.getProfiles().stream().map(Profile::getModules).flatMap(List::stream))
            .toList()) {
      add(pom.getParent().resolve(each), seen);
    }
  }

  private static Model read(Path pom) throws IOException {
    try (Reader reader = Files.newBufferedReader(pom)) {
      return new MavenXpp3Reader().read(reader, /* strict= */ false);
    } catch (XmlPullParserException e) {
      throw new IOException(pom + " is not a POM: " + e.getMessage(), e);
    }
  }

  private static String version(Model model) {
    return model.getVersion() == null ? model.getParent().getVersion() : model.getVersion();
  }

  private void requireBuilt() throws IOException {
    if (!modules.containsKey("hadoop-aws")) {
      throw ReleaseException.request(
          "--hadoop-source %s has no module hadoop-aws: give the top directory of Hadoop's sources."
              .formatted(root));
    }
    if (built("hadoop-aws").isEmpty()) {
      throw ReleaseException.request(
          "--hadoop-source %s: hadoop-aws is not built. Run 'mvn package -DskipTests -pl :hadoop-aws -am' there."
              .formatted(root));
    }
  }

  /** Returns the version in the tree's POMs. */
  String version() {
    return version;
  }

  /** Returns the top directory of the tree. */
  Path root() {
    return root;
  }

  /**
   * Returns which parts of the tree are on a classpath, relative to the tree, as a list for a
   * sentence.
   */
  String usedOf(List<Path> classpath) {
    return classpath.stream()
        .filter(entry -> entry.startsWith(root))
        .map(entry -> root.relativize(entry).toString())
        .collect(Collectors.joining(", "));
  }

  private Optional<Path> built(String artifactId) throws IOException {
    Path module = modules.get(artifactId);
    if (module == null) {
      return Optional.empty();
    }
    Path jar = module.resolve("target").resolve(artifactId + "-" + version + ".jar");
    Path classes = module.resolve("target/classes");
    Optional<FileTime> compiled = newest(classes);
    if (!Files.isRegularFile(jar)) {
      return compiled.map(time -> classes);
    }
    boolean stale =
        compiled.isPresent() && compiled.get().compareTo(Files.getLastModifiedTime(jar)) > 0;
    return Optional.of(stale ? classes : jar);
  }

  /** Returns the time when the last class was compiled; empty if there is none. */
  private static Optional<FileTime> newest(Path classes) throws IOException {
    if (!Files.isDirectory(classes)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(classes)) {
      Optional<FileTime> newest = Optional.empty();
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        FileTime time = Files.getLastModifiedTime(file);
        if (newest.isEmpty() || time.compareTo(newest.get()) > 0) {
          newest = Optional.of(time);
        }
      }
      return newest;
    }
  }

  @Override
  public WorkspaceRepository getRepository() {
    return repository;
  }

  @Override
  public File findArtifact(Artifact artifact) {
    Path module = modules.get(artifact.getArtifactId());
    if (module == null
        || !artifact.getGroupId().equals("org.apache.hadoop")
        || !artifact.getBaseVersion().equals(version)) {
      return null;
    }
    if (artifact.getExtension().equals("pom")) {
      return module.resolve(POM).toFile();
    }
    if (!artifact.getClassifier().isEmpty()) {
      return null;
    }
    try {
      return built(artifact.getArtifactId()).map(Path::toFile).orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> findVersions(Artifact artifact) {
    return findArtifact(artifact) == null ? List.of() : List.of(version);
  }
}
