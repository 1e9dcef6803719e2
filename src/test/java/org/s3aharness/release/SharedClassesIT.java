package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.release.resolve.ReleaseResolver;
import org.s3aharness.util.UserCache;

/** The JVM itself writes and takes the archive of an agent's classes. */
class SharedClassesIT {
  private static final String NAME = "shared-classes-it";

  @TempDir Path directory;

  @AfterEach
  void removeArchives() throws Exception {
    for (Path archive : archives()) {
      Files.delete(archive);
    }
  }

  @Test
  void theSecondAgentTakesItsClassesFromTheArchiveOfTheFirst() throws Exception {
    Path jar =
        Files.copy(
            AgentJars.agent(), directory.resolve("x.jar"), StandardCopyOption.COPY_ATTRIBUTES);
    Release release =
        new ReleaseResolver().fromCentral("3.4.3", line -> {}).withJars(List.of(jar)).named(NAME);

    AgentProcess.start(release, options("first")).close();
    assertThat(archives()).hasSize(1);
    // -Xshare:on makes a JVM end at once whose archive does not fit.
    AgentOptions strict =
        options("second").withEnvironment(Map.of("JAVA_TOOL_OPTIONS", "-Xshare:on"));
    try (AgentProcess second = AgentProcess.start(release, strict)) {
      assertThat(second.answers()).isTrue();
    }
    assertThat(archives()).hasSize(1);
  }

  private AgentOptions options(String name) throws IOException {
    return AgentOptions.named(
        name, Files.createDirectories(directory.resolve("work")), directory.resolve(name + ".log"));
  }

  private static List<Path> archives() throws Exception {
    try (Stream<Path> files = Files.list(UserCache.directory().resolve("classes"))) {
      return files.filter(file -> file.getFileName().toString().startsWith(NAME)).toList();
    }
  }
}
