package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.session.outcome.ExitCode;

/** A scenario that cannot be run is refused before a store is started, with file and line. */
class ScenarioSourceIT {
  private static final String SCENARIO =
      """
      import java.io.Serializable;
      import org.apache.hadoop.conf.Configuration;
      import org.apache.hadoop.fs.FileSystem;
      import org.s3aharness.agent.scenario.Scenario;

      public class Mine implements Scenario {
        public Serializable run(FileSystem fs, Configuration conf, String... arguments)
            throws Exception {
          return %s;
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void aFileThatDoesNotCompileIsRefusedWithItsLines() throws IOException {
    refused(
        SCENARIO.formatted("fs.no()"),
        "Mine.java does not compile against Hadoop 3.4.3",
        "Mine.java:9: cannot find symbol");
  }

  @Test
  void aFileWithoutItsClassIsRefused() throws IOException {
    refused("class Other {}", "Mine.java: the file declares no class Mine.");
  }

  @Test
  void aClassThatIsNoScenarioIsRefused() throws IOException {
    refused(
        "public class Mine {}",
        "class Mine does not implement org.s3aharness.agent.scenario.Scenario.");
  }

  @Test
  void aClassThatCannotBeMadeIsRefused() throws IOException {
    refused(
        SCENARIO.formatted("null").replace("public class", "class"),
        "class Mine must be public and have a public constructor without parameters.");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    Qualify run = Qualify.run(directory.resolve("runs"), "--scenario=no-such/Mine.java");
    run.assertEnded(ExitCode.USAGE);
    assertThat(run.output()).contains("--scenario no-such/Mine.java: there is no such file");
  }

  private void refused(String source, String... said) throws IOException {
    Path file = Files.writeString(directory.resolve("Mine.java"), source);
    Path runs = directory.resolve("runs");

    Qualify run = Qualify.run(runs, "--scenario=" + file, "--profile=sse-s3");

    assertThat(run.output()).contains(said).doesNotContain("Store: ").doesNotContain("\tat ");
    run.assertEnded(ExitCode.USAGE);
    assertThat(runs).doesNotExist();
  }

  @Test
  void theClasspathOfAReleaseIsPrintedAlone() {
    Qualify classpath =
        Qualify.command(directory, "classpath", "--release=3.4.3", "--for-scenarios");

    classpath.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(classpath.output().strip().split(":"))
        .allMatch(entry -> Files.exists(Path.of(entry)))
        .anyMatch(entry -> entry.endsWith("/hadoop-aws-3.4.3.jar"))
        .anyMatch(entry -> entry.endsWith("/s3a-agent.jar"));
  }
}
