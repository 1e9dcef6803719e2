package org.s3aharness.release.jars;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Knows the layout of a Maven repository: {@code group/name/version/name-version.jar} with its POM.
 */
final class RepositoryLayout {
  private RepositoryLayout() {}

  /**
   * Returns the artifact of a file that is in a repository beside its POM; empty for any other
   * file.
   *
   * @throws IOException when the POM cannot be read
   */
  static Optional<Artifact> artifact(Path jar) throws IOException {
    Optional<String> name = name(jar);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path version = jar.toAbsolutePath().getParent();
    return group(pomBeside(jar, name.get()))
        .map(group -> new Artifact(group, name.get(), version.getFileName().toString()));
  }

  /**
   * Returns the name, without its group, of the artifact of a file that is in a repository beside
   * its POM; empty for any other file.
   */
  static Optional<String> name(Path jar) {
    Path version = jar.toAbsolutePath().getParent();
    Path directory = version == null ? null : version.getParent();
    if (directory == null || directory.getFileName() == null) {
      return Optional.empty();
    }
    String name = directory.getFileName().toString();
    String fileName = name + "-" + version.getFileName() + ".jar";
    return jar.getFileName().toString().equals(fileName)
            && Files.isRegularFile(pomBeside(jar, name))
        ? Optional.of(name)
        : Optional.empty();
  }

  private static Path pomBeside(Path jar, String name) {
    Path version = jar.toAbsolutePath().getParent();
    return version.resolve(name + "-" + version.getFileName() + ".pom");
  }

  private static Optional<String> group(Path pom) throws IOException {
    try (Reader reader = Files.newBufferedReader(pom)) {
      Model model = new MavenXpp3Reader().read(reader, /* strict= */ false);
      return Optional.ofNullable(model.getGroupId())
          .or(() -> Optional.ofNullable(model.getParent()).map(Parent::getGroupId));
    } catch (XmlPullParserException e) {
      throw new IOException(pom + " is not a POM: " + e.getMessage(), e);
    }
  }
}
