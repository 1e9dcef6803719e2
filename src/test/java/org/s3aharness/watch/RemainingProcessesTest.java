package org.s3aharness.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemainingProcessesTest {
  private final String marker = UUID.randomUUID().toString();

  @Test
  void processThatStillRunsIsFoundByItsEnvironment() throws IOException {
    Process process = sleeping(600);
    try {
      assertThat(RemainingProcesses.having(marker, Duration.ZERO))
          .containsExactly("sleep (process %d)".formatted(process.pid()));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void processThatEndsSoonIsWaitedFor() throws IOException {
    sleeping(1);

    assertThat(RemainingProcesses.having(marker, RemainingProcesses.PATIENCE)).isEmpty();
  }

  private Process sleeping(int seconds) throws IOException {
    ProcessBuilder sleep = new ProcessBuilder("sleep", Integer.toString(seconds));
    sleep.environment().put("S3AHARNESS_TEST", marker);
    return sleep.start();
  }
}
