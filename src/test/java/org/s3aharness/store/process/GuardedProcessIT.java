package org.s3aharness.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessIT {
  /** Leaves a file and a grandchild, says that it is up, and stays. */
  private static final String STAYS = "touch $TMPDIR/file; sleep 600 & echo up; sleep 600";

  @TempDir Path directory;
  private Path temporary;
  private Path log;

  @BeforeEach
  void makeTemporaryDirectory() throws IOException {
    temporary = Files.createDirectory(directory.resolve("tmp"));
    log = directory.resolve("log");
  }

  @Test
  void commandsExitCodeAndOutputComeThrough() throws IOException {
    try (GuardedProcess process = start("echo in $PWD; echo home $HOME; exit 7")) {
      assertThat(process.exitsWithin(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitCode()).isEqualTo(7);
    }
    assertThat(Files.readString(log))
        .contains("in " + temporary.resolve("it-"), "home " + temporary.resolve("it-"));
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void closingEndsTheWholeGroupAndRemovesTheDirectory() throws Exception {
    GuardedProcess process = start(STAYS);
    List<ProcessHandle> all = processesOnceUp(process);

    process.close();

    assertThat(all).hasSize(4);
    assertAllEnd(all);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void sigtermToTheGuardEndsTheWholeGroupAndRemovesTheDirectory() throws Exception {
    try (GuardedProcess process = start(STAYS)) {
      List<ProcessHandle> all = processesOnceUp(process);

      all.get(0).destroy();

      assertThat(process.exitsWithin(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitCode()).isEqualTo(143);
      assertAllEnd(all);
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void whatTheCommandMakesElsewhereIsRemovedToo() throws Exception {
    Path elsewhere = directory.resolve("elsewhere");
    try (GuardedProcess process =
        GuardedProcess.start(
            Python.find(Optional.empty()).executable(),
            new Scripts(directory.resolve("cache")).path("guard.py"),
            "it-",
            Map.of("TMPDIR", temporary.toString(), "PATH", System.getenv("PATH")),
            log,
            List.of(elsewhere, directory.resolve("never-made")),
            List.of("sh", "-c", "touch " + elsewhere + "; " + STAYS))) {
      processesOnceUp(process);
      assertThat(elsewhere).exists();
      assertThat(process.directory()).isDirectory();
    }
    assertThat(elsewhere).doesNotExist();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void anEndThatNobodyAskedForIsTold() throws Exception {
    try (GuardedProcess process = start(STAYS)) {
      List<ProcessHandle> all = processesOnceUp(process);

      all.get(1).destroyForcibly();

      assertThat(process.endedOfItself()).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(137);
    }
  }

  @Test
  void anEndThatWeAskedForIsNot() throws Exception {
    GuardedProcess process = start(STAYS);
    List<ProcessHandle> all = processesOnceUp(process);
    CompletableFuture<Integer> ended = process.endedOfItself();

    process.close();

    assertThat(all.get(0).onExit()).succeedsWithin(Duration.ofSeconds(20));
    assertThat(ended).isNotDone();
  }

  private GuardedProcess start(String script) {
    return GuardedProcess.start(
        Python.find(Optional.empty()).executable(),
        new Scripts(directory.resolve("cache")).path("guard.py"),
        "it-",
        Map.of("TMPDIR", temporary.toString(), "PATH", System.getenv("PATH")),
        log,
        List.of("sh", "-c", script));
  }

  /** Returns the guard, the shell and its two children, once they run. */
  private List<ProcessHandle> processesOnceUp(GuardedProcess process) throws IOException {
    while (!Files.readString(log).contains("up")) {
      assertThat(process.exitsWithin(50, TimeUnit.MILLISECONDS)).as("ended early").isFalse();
    }
    ProcessHandle guard =
        ProcessHandle.current()
            .children()
            .filter(child -> commandLine(child).contains(process.directory().toString()))
            .findFirst()
            .orElseThrow();
    return Stream.concat(Stream.of(guard), guard.descendants()).toList();
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  /** Killed ones are there until somebody collects them. */
  private static void assertAllEnd(List<ProcessHandle> processes) {
    for (ProcessHandle process : processes) {
      assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20));
    }
  }
}
