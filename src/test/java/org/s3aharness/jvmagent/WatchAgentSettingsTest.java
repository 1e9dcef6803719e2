package org.s3aharness.jvmagent;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchAgentSettingsTest {
  @Test
  void jvmThatStartsAfterTheWatchingIsToldWhatToDo(@TempDir Path directory) {
    String file = directory.resolve("watch.properties").toString();

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> WatchAgentSettings.read(file))
        .withMessageContaining(file)
        .withMessageContaining("unset JAVA_TOOL_OPTIONS");
  }
}
