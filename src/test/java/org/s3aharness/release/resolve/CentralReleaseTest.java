package org.s3aharness.release.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.release.ReleaseException;

class CentralReleaseTest {
  @TempDir Path directory;

  private MavenSession mirroring(String url) throws IOException {
    Path userHome = Files.createDirectories(directory.resolve("m2"));
    Files.writeString(
        userHome.resolve("settings.xml"),
        "<settings><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors></settings>"
            .formatted(url));
    return MavenSession.open(
        line -> {}, ContextOverrides.create().withMavenUserHomeOverride(userHome));
  }

  @Test
  void aVersionThatIsNotServedIsToldFromThoseThatAre() throws Exception {
    Path metadata = directory.resolve("repo/org/apache/hadoop/hadoop-aws/maven-metadata.xml");
    Files.createDirectories(metadata.getParent());
    Files.writeString(
        metadata,
        """
        <metadata>
          <groupId>org.apache.hadoop</groupId><artifactId>hadoop-aws</artifactId>
          <versioning><versions>
            <version>2.10.2</version><version>3.3.6</version><version>3.4.3</version>
          </versions></versioning>
        </metadata>
        """);
    try (MavenSession maven = mirroring(directory.resolve("repo").toUri().toString())) {
      assertThatThrownBy(() -> new CentralRelease("3.4.9", maven, line -> {}).classpath())
          .isInstanceOfSatisfying(
              ReleaseException.class,
              e -> assertThat(e.kind()).isEqualTo(ReleaseException.Kind.REQUEST))
          .hasMessageContaining("There is no Hadoop 3.4.9 at ")
          .hasMessageContaining("the nearest are 3.3.6, 3.4.3.");
    }
  }

  @Test
  void aRepositoryOutOfReachIsNamedWithTheNextStep() throws Exception {
    try (MavenSession maven = mirroring("http://127.0.0.1:9/maven")) {
      assertThatThrownBy(() -> new CentralRelease("3.4.3", maven, line -> {}).classpath())
          .isInstanceOfSatisfying(
              ReleaseException.class,
              e -> assertThat(e.kind()).isEqualTo(ReleaseException.Kind.INFRASTRUCTURE))
          .hasMessageContaining(
              "Hadoop 3.4.3 could not be downloaded from http://127.0.0.1:9/maven")
          .hasMessageContaining("Connection refused")
          .hasMessageContaining("~/.m2/settings.xml");
    }
  }
}
