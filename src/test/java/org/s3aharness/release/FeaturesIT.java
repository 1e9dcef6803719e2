package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.release.resolve.ReleaseResolver;

/** The table of releases, held against what each release says of itself. */
class FeaturesIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"3.3.6", "3.4.1", "3.4.3", "3.5.0"})
  void theTableSaysWhatTheReleaseHas(String version) throws Exception {
    Release release = new ReleaseResolver().fromCentral(version, line -> {});
    AgentOptions options =
        AgentOptions.named(
            version, Files.createDirectories(directory.resolve("work")), directory.resolve("log"));
    try (AgentProcess agent = AgentProcess.start(release, options)) {
      assertThat(release.features().orElseThrow().differencesFrom(agent.agent().info().features()))
          .isEmpty();
    }
  }
}
