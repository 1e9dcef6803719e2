package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.release.resolve.ReleaseResolver;

class UserScenarioIT {
  private static final String SCENARIO =
      """
      import java.io.Serializable;
      import org.apache.hadoop.conf.Configuration;
      import org.apache.hadoop.fs.FileSystem;
      import org.apache.hadoop.fs.Path;
      import org.s3aharness.agent.scenario.Scenario;

      public class %s implements Scenario {
        public Serializable run(FileSystem fs, Configuration conf, String... arguments)
            throws Exception {
          %s
        }
      }
      """;

  @TempDir static Path directory;
  private static AgentProcess agent;
  private static S3AClient client;

  @BeforeAll
  static void startWithAJarOfTheUsers() throws Exception {
    Release release = new ReleaseResolver().fromCentral("3.3.6", line -> {});
    List<Path> classpath =
        Stream.concat(Stream.of(AgentJars.agent()), release.classpath().stream()).toList();
    Path jar =
        JarBuilder.jar(
            Files.createDirectories(directory.resolve("jar")),
            classpath,
            Map.of(
                "MakesDirectory.java",
                SCENARIO.formatted(
                    "MakesDirectory", "return fs.mkdirs(new Path(\"/\" + arguments[0]));"),
                "TellsEnvironment.java",
                SCENARIO.formatted(
                    "TellsEnvironment",
                    "return new java.util.TreeSet<>(System.getenv().keySet());"),
                "ReturnsPath.java",
                SCENARIO.formatted("ReturnsPath", "return new Object[] {new Path(\"/x\")};"),
                "RunsOutOfMemory.java",
                SCENARIO.formatted(
                    "RunsOutOfMemory",
                    "return Integer.toString(new long[Integer.MAX_VALUE - 8].length);")));
    agent =
        AgentProcess.start(
            release,
            AgentOptions.named(
                    "user",
                    Files.createDirectories(directory.resolve("work")),
                    directory.resolve("user.log"))
                .withExtraClasspath(List.of(jar))
                .withEnvironment(Map.of("AWS_ACCESS_KEY_ID", "k")));
    client = agent.agent().open(new FileSystemSpec("file:///"));
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    agent.close();
  }

  @Test
  void aUsersScenarioRunsOnTheOpenFilesystem() throws Exception {
    Path made = directory.resolve("made");
    assertThat(client.run("MakesDirectory", made.toString().substring(1))).isEqualTo(true);
    assertThat(made).isDirectory();
  }

  @Test
  void theAgentsEnvironmentHoldsNothingOfOurs() throws Exception {
    assertThat(client.run("TellsEnvironment"))
        .isEqualTo(
            new java.util.TreeSet<>(
                Set.of(
                    "AWS_ACCESS_KEY_ID",
                    "AWS_EC2_METADATA_DISABLED",
                    "CLASSPATH",
                    "HOME",
                    "LANG",
                    "PATH")));
  }

  @Test
  void aResultOfAForeignTypeIsRefusedByName() {
    assertThatThrownBy(() -> client.run("ReturnsPath"))
        .isInstanceOf(S3AFailure.class)
        .hasMessage(
            "java.lang.IllegalArgumentException: scenario ReturnsPath returned an object that holds"
                + " a org.apache.hadoop.fs.Path: return JDK types only");
  }

  @Test
  void anErrorCrossesAndTheAgentGoesOn() throws Exception {
    assertThatThrownBy(() -> client.run("RunsOutOfMemory"))
        .isInstanceOfSatisfying(
            S3AFailure.class,
            failure ->
                assertThat(failure.classNames()).containsExactly("java.lang.OutOfMemoryError"));
    assertThat(agent.agent().info().hadoopVersion()).isEqualTo("3.3.6");
  }

  @Test
  void aClassThatIsNotThereIsNamedWithTheNextStep() {
    assertThatThrownBy(() -> client.run("NoSuchScenario"))
        .isInstanceOf(S3AFailure.class)
        .hasMessageContaining("no class NoSuchScenario")
        .hasMessageContaining("--extra-classpath");
    assertThatThrownBy(() -> client.run("java.lang.String"))
        .hasMessageContaining("java.lang.String does not implement");
  }

  @Test
  void anApiTheReleaseLacksIsNamed() {
    assertThatThrownBy(
            () -> client.run("org.s3aharness.agent.scenario.BulkDelete", "tmp", "a", "b"))
        .isInstanceOf(S3AFailure.class)
        .hasMessage(
            "java.lang.UnsupportedOperationException: Hadoop 3.3.6 has no"
                + " FileSystem.createBulkDelete, it came with 3.4.1");
  }
}
