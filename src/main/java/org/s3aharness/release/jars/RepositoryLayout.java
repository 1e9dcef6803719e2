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
    Path version = jar.toAbsolutePath().getParent();
    Path name = version == null ? null : version.getParent();
    if (name == null || name.getFileName() == null) {
      return Optional.empty();
    }
    String stem = name.getFileName() + "-" + version.getFileName();
    Path pom = version.resolve(stem + ".pom");
    if (!jar.getFileName().toString().equals(stem + ".jar") || !Files.isRegularFile(pom)) {
      return Optional.empty();
    }
    return group(pom)
        .map(
            group ->
                new Artifact(
                    group, name.getFileName().toString(), version.getFileName().toString()));
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
