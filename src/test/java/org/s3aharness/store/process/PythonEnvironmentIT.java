package org.s3aharness.store.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.local.LocalStackSettings;

/** Making and keeping the environment, with a Python that only pretends to install. */
class PythonEnvironmentIT {
  private static final String PRETENDER =
      """
      #!/bin/sh
      [ "$1" = -I ] && exec REAL "$@"  # the guard
      echo "$2" >> CALLS
      case "$2" in
        venv) mkdir -p "$4/bin"; cp "$0" "$4/bin/python";;
        pip) echo "the index is away"; exit EXIT_CODE;;
      esac
      """;

  @TempDir Path directory;
  private Path cache;
  private Path calls;

  @BeforeEach
  void nameFiles() {
    cache = directory.resolve("cache");
    calls = directory.resolve("calls");
  }

  @Test
  void environmentIsMadeOnceAndKept() throws IOException {
    List<String> progress = new ArrayList<>();

    Path python = environment(0).python(progress::add);

    assertThat(python).isExecutable();
    assertThat(python.getParent().getParent().getFileName().toString())
        .matches("localstack-4\\.9\\.2-[0-9a-f]{12}-py3\\.11");
    assertThat(progress).hasSize(1).first().asString().startsWith("Installing LocalStack 4.9.2");
    assertThat(environment(0).python(progress::add)).isEqualTo(python);
    assertThat(progress).hasSize(1);
    assertThat(calls).hasContent("venv\npip");
  }

  @Test
  void halfMadeEnvironmentIsMadeAnew() throws IOException {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> environment(1).python(line -> {}))
        .withMessageContainingAll(
            "pip install", "--require-hashes", "exit code 1", "the index is away", ".log");

    environment(0).python(line -> {});

    assertThat(calls).hasContent("venv\npip\nvenv\npip");
  }

  @Test
  void environmentWhoseBasePythonIsGoneIsMadeAnew() throws IOException {
    Files.delete(environment(0).python(line -> {}));

    assertThat(environment(0).python(line -> {})).isExecutable();
    assertThat(calls).hasContent("venv\npip\nvenv\npip");
  }

  @Test
  void harnessesThatStartTogetherMakeItOnce() throws IOException {
    PythonEnvironment environment = environment(0);
    CompletableFuture<Path> first =
        CompletableFuture.supplyAsync(() -> environment.python(l -> {}));
    CompletableFuture<Path> other =
        CompletableFuture.supplyAsync(() -> environment.python(l -> {}));

    assertThat(first.join()).isEqualTo(other.join());
    assertThat(calls).hasContent("venv\npip");
  }

  @Test
  void wheelsOfTheInstallationAreTakenInsteadOfTheIndex() throws IOException {
    Path wheels = directory.resolve("wheels").resolve(environment(0).name());
    Path wheel = Files.createFile(Files.createDirectories(wheels).resolve("a-1-py3-none-any.whl"));

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> environment(1).python(line -> {}))
        .withMessageContaining("--no-index --no-deps " + wheel)
        .withMessageNotContaining("--require-hashes");
  }

  @Test
  void wheelsForAnotherPythonAreNamed() throws IOException {
    String other = environment(0).name().replace("-py3.11", "-py3.13");
    Path wheels = Files.createDirectories(directory.resolve("wheels").resolve(other));
    Files.createFile(wheels.resolve("a-1-py3-none-any.whl"));

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> environment(0).python(line -> {}))
        .withMessageContainingAll("Python 3.13", "none for Python 3.11", "--python");
  }

  private PythonEnvironment environment(int exitCode) throws IOException {
    Path python = directory.resolve("python-" + exitCode);
    String script =
        PRETENDER
            .replace("REAL", Python.find(Optional.empty()).executable())
            .replace("CALLS", calls.toString())
            .replace("EXIT_CODE", Integer.toString(exitCode));
    Files.writeString(python, script);
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
    return new PythonEnvironment(
        LocalStackSettings.PACKAGES,
        cache,
        new Python(python.toString(), "3.11"),
        Optional.empty(),
        new InstalledWheels(directory.resolve("wheels")));
  }
}
