package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.agent.Agent;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.agent.ReadPlan;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentProcessIT {
  private static final ReleaseResolver RELEASES = new ReleaseResolver();

  @TempDir static Path directory;
  private AgentProcess older;
  private AgentProcess newer;

  @BeforeAll
  void startBoth() throws Exception {
    older = start("3.3.6");
    newer = start("3.4.3");
  }

  @AfterAll
  void stopBoth() throws Exception {
    older.close();
    newer.close();
  }

  private static AgentProcess start(String version) throws Exception {
    Release release = RELEASES.fromCentral(version, System.out::println);
    return AgentProcess.start(
        release,
        AgentOptions.named(
            version, directory.resolve("work"), directory.resolve(version + ".log")));
  }

  private static FileSystemSpec local() {
    return new FileSystemSpec("file:///");
  }

  private static String path(String name) {
    return directory.resolve(name).toString().substring(1);
  }

  @Test
  void oneReleaseReadsWhatTheOtherWrote() throws Exception {
    assertThat(older.agent().info().hadoopVersion()).isEqualTo("3.3.6");
    assertThat(newer.agent().info().hadoopVersion()).isEqualTo("3.4.3");
    Content content = Content.ofSize(10_000);
    try (S3AClient writer = older.agent().open(local());
        S3AClient reader = newer.agent().open(local())) {
      writer.write(path("a"), content);
      assertThat(reader.read(path("a"))).isEqualTo(content.fingerprint());
      assertThat(reader.status(path("a")).path()).isEqualTo(path("a"));
      for (ReadPlan.Way way : ReadPlan.Way.values()) {
        for (ReadPlan.Opening opening : ReadPlan.Opening.values()) {
          ReadPlan plan = ReadPlan.by(way).opened(opening).range(5000, 200).range(0, 1);
          assertThat(reader.read(path("a"), plan))
              .as("%s %s", way, opening)
              .isEqualTo(List.of(content.fingerprint(5000, 200), content.fingerprint(0, 1)));
        }
      }
    }
  }

  @Test
  void aFailureCarriesClassNamesAndMessages() throws Exception {
    try (S3AClient client = newer.agent().open(local())) {
      assertThatThrownBy(() -> client.read(path("none")))
          .isInstanceOfSatisfying(
              S3AFailure.class,
              failure -> {
                assertThat(failure.classNames()).containsExactly("java.io.FileNotFoundException");
                assertThat(failure.messages().get(0)).contains("none");
                assertThat(failure.stackText()).contains("org.apache.hadoop.fs.RawLocalFileSystem");
              });
    }
  }

  @Test
  void anAgentThatCannotStartSaysWhy() throws Exception {
    Files.createDirectories(directory.resolve("empty"));
    Release broken =
        new Release(
            "broken",
            java.util.Optional.empty(),
            List.of(directory.resolve("empty")),
            java.util.Optional.empty(),
            "a broken Hadoop",
            Release.Origin.CLASSPATH);
    assertThatThrownBy(
            () ->
                AgentProcess.start(
                    broken,
                    AgentOptions.named(
                        "b", directory.resolve("work"), directory.resolve("broken.log"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("Agent b on a broken Hadoop ended with exit code 1")
        .hasMessageContaining("NoClassDefFoundError: org/apache/hadoop");
  }

  @Test
  void closingLeavesNoProcessAndNoFile() throws Exception {
    AgentProcess agent = start("3.4.3");
    Agent remote = agent.agent();
    assertThat(remote.info().pid()).isEqualTo(agent.pid());
    long pid = agent.pid();
    agent.close();
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }
}
