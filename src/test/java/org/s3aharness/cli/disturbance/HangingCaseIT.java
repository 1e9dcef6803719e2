package org.s3aharness.cli.disturbance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.cli.Qualify;
import org.s3aharness.cli.ReleaseCompiler;
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

  /** Hangs whenever S3 is to copy an object, as a rename asks it to. */
  private static final String HANGS_IN_COPIES =
      """
      import java.util.concurrent.locks.LockSupport;
      import software.amazon.awssdk.core.interceptor.Context;
      import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
      import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
      import software.amazon.awssdk.services.s3.model.CopyObjectRequest;

      public class HangingCopies implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
          while (context.request() instanceof CopyObjectRequest) {
            LockSupport.park();
          }
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

  @Test
  void casesThatShareWhatIsLostWithTheAgentAreNotRun() throws IOException {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    ReleaseCompiler.compile(
        "3.4.3",
        Files.writeString(directory.resolve("HangingCopies.java"), HANGS_IN_COPIES),
        classes);
    Path hanging =
        Files.writeString(
            directory.resolve("core-site.xml"),
            """
            <configuration><property>
              <name>fs.s3a.audit.execution.interceptors</name><value>HangingCopies</value>
            </property></configuration>
            """);

    Qualify run =
        Qualify.run(
            directory.resolve("runs"),
            "--extra-classpath=" + classes,
            "--base-config=" + hanging,
            "--case=change/*[sse-s3-to-sse-kms-key1]*",
            "--parallel=1",
            "--case-limit=15");

    run.assertEnded(ExitCode.FAILED);
    assertThat(run.results())
        .extracting(result -> result.get("verdict").asText())
        .containsOnlyOnce("failed")
        .contains("not run");
    assertThat(run.summary()).contains("S3A hung in change/");
  }
}
