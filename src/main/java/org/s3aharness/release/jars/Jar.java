package org.s3aharness.release.jars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Describes an entry of a classpath: a jar or a directory of classes.
 *
 * @param artifact its Maven coordinates; empty where neither its place nor its content tells
 */
public record Jar(Path file, Optional<Artifact> artifact) {
  /**
   * Identifies the artifact in a file: by the Maven repository that it is in, or else by its
   * content. The name of the file is never enough.
   *
   * @throws IOException when it cannot be read as a jar
   */
  public static Jar of(Path file) throws IOException {
    if (!isArchive(file)) {
      return new Jar(file, Optional.empty());
    }
    Optional<Artifact> known = RepositoryLayout.artifact(file);
    return new Jar(file, known.isPresent() ? known : JarContents.artifact(file));
  }

  /**
   * Returns the artifact of a file that is a build of the library {@code group:name}; empty for any
   * other file. It reads no POM of other artifacts in a Maven repository, of which a classpath has
   * dozens.
   *
   * @throws IOException when the file cannot be read as a jar
   */
  public static Optional<Artifact> buildOf(String library, Path file) throws IOException {
    String name = library.substring(library.indexOf(':') + 1);
    return RepositoryLayout.name(file).filter(other -> !other.equals(name)).isPresent()
        ? Optional.empty()
        : Optional.of(of(file)).filter(jar -> jar.isOf(library)).flatMap(Jar::artifact);
  }

  /**
   * Says whether an entry of a classpath is an archive, and neither a directory nor another file.
   */
  static boolean isArchive(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && (name.endsWith(".jar") || name.endsWith(".zip"));
  }

  /** Says whether this is a build of the library {@code group:name}. */
  public boolean isOf(String library) {
    return artifact.map(Artifact::library).filter(library::equals).isPresent();
  }

  /** Returns the file's name. */
  public String fileName() {
    return file.getFileName().toString();
  }

  /** Returns the library where it is known, or else the name of the file. */
  public String library() {
    return artifact.map(Artifact::library).orElseGet(this::fileName);
  }

  /** Returns the coordinates where they are known, or else the name of the file. */
  @Override
  public String toString() {
    return artifact.map(Artifact::toString).orElseGet(this::fileName);
  }
}
