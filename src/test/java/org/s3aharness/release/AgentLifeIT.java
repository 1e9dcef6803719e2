package org.s3aharness.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.ChildJvm;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.release.resolve.ReleaseResolver;

class AgentLifeIT {
  @TempDir Path directory;

  @Test
  void closingLeavesNeitherProcessNorFile() throws Exception {
    Path work = directory.resolve("work");
    AgentProcess agent = start("a");
    assertThat(agent.isAlive()).isTrue();
    S3AClient client = agent.agent().open(new FileSystemSpec("file:///"));
    client.copyFromLocal(Content.ofSize(10), directory.resolve("f").toString().substring(1));
    assertThat(work).isNotEmptyDirectory();

    agent.close();

    assertThat(agent.isAlive()).isFalse();
    assertThat(work).isEmptyDirectory();
    assertThatThrownBy(() -> client.read("f")).isInstanceOf(java.rmi.RemoteException.class);
    agent.close();
  }

  @Test
  void anAgentIsFreshUntilItIsUsedAndAgainInAnotherJvm() throws Exception {
    try (AgentProcess agent = start("n")) {
      assertThat(agent.isFresh()).isTrue();

      agent.markUsed();
      assertThat(agent.isFresh()).isFalse();

      agent.startAgain();
      assertThat(agent.isFresh()).isTrue();
    }
  }

  /** Its connections break before its process has ended. */
  @Test
  void anAgentThatIsKilledIsKnownToBeDeadAtOnce() throws Exception {
    try (AgentProcess agent = start("d")) {
      assertThat(agent.answers()).isTrue();

      agent.kill();

      assertThat(agent.answers()).isFalse();
      assertThat(agent.isAlive()).isFalse();
    }
  }

  /** As when a signal ends a run while a case waits for another JVM. */
  @Test
  void anAgentThatIsClosedWhileItStartsAgainLeavesNeitherProcessNorFile() throws Exception {
    AgentProcess agent = start("s");
    long before = agent.pid();
    CompletableFuture<Void> starting =
        CompletableFuture.runAsync(
            () -> {
              try {
                agent.startAgain();
              } catch (ReleaseException e) {
                throw new CompletionException(e);
              }
            });
    Path work = directory.resolve("work");
    while (ProcessHandle.of(before).isPresent() || contents(work) == 0) {
      Thread.sleep(1);
    }

    agent.close();

    assertThat(work).isEmptyDirectory();
    assertThat(agent.isAlive()).isFalse();
    assertThat(starting).failsWithin(Duration.ofSeconds(10));
    assertThatThrownBy(agent::startAgain).hasMessageContaining("the run is over");
    assertThat(work).isEmptyDirectory();
  }

  private static long contents(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }

  @Test
  void aKilledAgentStartsAgainOnAnotherJvmAndWithTheSameLog() throws Exception {
    Path work = directory.resolve("work");
    try (AgentProcess agent = start("k")) {
      S3AClient lost = agent.agent().open(new FileSystemSpec("file:///"));
      long pid = agent.pid();
      agent.kill();
      agent.startAgain();

      assertThat(agent.isAlive()).isTrue();
      assertThat(agent.pid()).isNotEqualTo(pid);
      assertThat(agent.answers()).isTrue();
      assertThat(ProcessHandle.of(pid)).isEmpty();
      assertThatThrownBy(() -> lost.read("f")).isInstanceOf(java.rmi.RemoteException.class);
      agent.agent().open(new FileSystemSpec("file:///")).close();
      assertThat(contents(work)).as("directories of agents").isEqualTo(1);
    }
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void killingTheHarnessEndsTheAgentAndRemovesItsFiles() throws Exception {
    withAgentOfAnotherHarness(
        (harness, agent) -> {
          harness.destroyForcibly();
          agent.onExit().get(10, TimeUnit.SECONDS);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalEndsTheAgentAndRemovesItsFiles(String signal) throws Exception {
    withAgentOfAnotherHarness(
        (harness, agent) -> {
          ChildJvm.signal(signal, agent.pid());
          agent.onExit().get(10, TimeUnit.SECONDS);
        });
  }

  private interface End {
    void of(Process harness, ProcessHandle agent) throws Exception;
  }

  private void withAgentOfAnotherHarness(End end) throws Exception {
    Process harness =
        ChildJvm.of(AgentHolder.class, List.of(), List.of(directory.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = harness.inputReader()) {
      String line = out.readLine();
      assertThat(line).startsWith("agent ");
      ProcessHandle agent =
          ProcessHandle.of(Long.parseLong(line.substring("agent ".length()))).orElseThrow();
      assertThat(agent.isAlive()).isTrue();
      assertThat(directory).isDirectoryContaining("glob:**/agent-held-*");

      end.of(harness, agent);

      assertThat(directory).isDirectoryNotContaining("glob:**/agent-held-*");
    } finally {
      harness.destroyForcibly();
    }
  }

  @Test
  void anAgentThatCannotStartSaysWhyAndLeavesNothing() throws Exception {
    Path work = Files.createDirectories(directory.resolve("work"));
    Release broken =
        new Release(
            "broken",
            Optional.empty(),
            List.of(directory),
            Optional.empty(),
            "a broken Hadoop",
            Release.Origin.CLASSPATH);
    assertThatThrownBy(
            () ->
                AgentProcess.start(
                    broken, AgentOptions.named("b", work, directory.resolve("b.log"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("Agent b on a broken Hadoop ended with exit code 1")
        .hasMessageContaining("NoClassDefFoundError: org/apache/hadoop");
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void aJvmTooOldForTheReleaseIsRefusedBeforeItFails() throws Exception {
    Path java8 = Files.createDirectories(directory.resolve("jdk8/bin")).getParent();
    Files.createFile(java8.resolve("bin/java")).toFile().setExecutable(true);
    Files.writeString(java8.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    Release release =
        new Release(
                "3.5.0",
                Optional.of("3.5.0"),
                List.of(directory),
                Optional.empty(),
                "Hadoop 3.5.0",
                Release.Origin.CLASSPATH)
            .onJava(java8);
    assertThatThrownBy(
            () ->
                AgentProcess.start(
                    release,
                    AgentOptions.named(
                        "c",
                        Files.createDirectories(directory.resolve("work")),
                        directory.resolve("c.log"))))
        .hasMessage(
            "Hadoop 3.5.0 needs Java 17 or newer, but %s is Java 8: give another JVM with --java-home."
                .formatted(java8));
  }

  private AgentProcess start(String name) throws Exception {
    return AgentProcess.start(
        new ReleaseResolver().fromCentral("3.4.3", line -> {}),
        AgentOptions.named(
            name,
            Files.createDirectories(directory.resolve("work")),
            directory.resolve(name + ".log")));
  }
}
