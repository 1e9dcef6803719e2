package org.s3aharness.cli.disturbance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.Qualify;
import org.s3aharness.session.outcome.ExitCode;

/** An operation of S3A that never ends fails its case, and the run goes on with the others. */
class HangingCaseIT {
  private static final String HANGS_WITHOUT_ENCRYPTION =
      """
      import java.io.Serializable;
      import java.util.concurrent.CountDownLatch;
      import org.apache.hadoop.conf.Configuration;
      import org.apache.hadoop.fs.FileSystem;
      import org.apache.hadoop.fs.Path;
      import org.s3aharness.agent.scenario.Scenario;

      public class Hangs implements Scenario {
        public Serializable run(FileSystem fs, Configuration conf, String... arguments)
            throws Exception {
          fs.create(new Path("file")).close();
          if (conf.get("fs.s3a.encryption.algorithm", "").isEmpty()) {
            new CountDownLatch(1).await();
          }
          return null;
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void aCaseInWhichS3AHangsFailsAndOthersAreJudged() throws IOException {
    Path scenario = Files.writeString(directory.resolve("Hangs.java"), HANGS_WITHOUT_ENCRYPTION);

    Qualify run =
        Qualify.run(
            directory.resolve("runs"),
            "--scenario=" + scenario,
            "--profile=none",
            "--profile=sse-kms-key-id",
            "--profile=sse-s3",
            "--parallel=1",
            "--case-limit=15");

    run.assertEnded(ExitCode.FAILED);
    assertThat(run.output())
        .contains("expected an end, was none within 15 s", "2 passed, 1 failed");
    assertThat(Files.readString(run.directory().resolve("agents/3.4.3-1.log")))
        .as("what S3A's threads were doing")
        .contains("Hangs.run(");
  }
}
