package org.s3aharness.store.process;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.s3aharness.store.StoreUnavailableException;

/**
 * The Python environment that contains a store. It is created once for each lock file and version
 * of Python, and then kept. It is built in its final directory, since Python environments cannot be
 * moved, and a file marks it as complete.
 */
public final class PythonEnvironment {
  private static final int MINUTES_A_STEP = 15;
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path cache;
  private final PythonPackages packages;
  private final Python base;
  private final Optional<Path> uv;
  private final InstalledWheels installed;
  private final Path directory;
  private final Path log;
  private final Scripts scripts;

  /** Describes the environment of these packages and this Python, in this directory. */
  public PythonEnvironment(PythonPackages packages, Path cache, Python base) {
    this(packages, cache, base, onPath("uv"), InstalledWheels.ofHarness());
  }

  PythonEnvironment(
      PythonPackages packages,
      Path cache,
      Python base,
      Optional<Path> uv,
      InstalledWheels installed) {
    this.packages = packages;
    this.cache = cache;
    this.base = base;
    this.uv = uv;
    this.installed = installed;
    String name =
        "%s-%s-%s-py%s"
            .formatted(
                packages.name().toLowerCase(Locale.ROOT),
                packages.version(),
                Scripts.hash(Scripts.read(packages.lock())),
                base.version());
    this.directory = cache.resolve(name);
    this.log = cache.resolve(name + ".log");
    this.scripts = new Scripts(cache);
  }

  /**
   * Returns the Python of the environment. The environment is created first if it is missing or
   * incomplete, or if the Python that it was made from is gone. Harnesses that start at the same
   * time wait for one another.
   *
   * @throws StoreUnavailableException if it cannot be created
   */
  public Path python(Consumer<String> progress) {
    synchronized (ONE_AT_A_TIME) { // a file lock is for other JVMs
      try {
        Files.createDirectories(cache);
        try (FileChannel lock =
            FileChannel.open(
                cache.resolve(directory.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
          lock.lock();
          if (!Files.exists(marker()) || !Files.isExecutable(executable())) {
            make(progress);
          }
          return executable();
        }
      } catch (IOException e) {
        throw new StoreUnavailableException(
            "The Python environment %s cannot be created (%s): check disk space and permissions, or set XDG_CACHE_HOME to another directory."
                .formatted(directory, e),
            e);
      }
    }
  }

  /** Returns the name of the environment, which says its packages and its Python. */
  public String name() {
    return directory.getFileName().toString();
  }

  /**
   * Returns the packages as wheels: those that came with the installation, or else as the index has
   * them, in a directory.
   *
   * @param target the directory, which is made
   * @throws StoreUnavailableException if they cannot be had
   */
  public List<Path> wheels(Path target, Consumer<String> progress) throws IOException {
    List<Path> here = installed.of(name());
    if (!here.isEmpty()) {
      return here;
    }
    String python = python(progress).toString();
    progress.accept(
        "Fetching the packages of %s %s for Python %s"
            .formatted(packages.name(), packages.version(), base.version()));
    List<String> command = new ArrayList<>();
    Collections.addAll(command, python, "-m", "pip", "wheel", "-w", target.toString());
    command.addAll(locked());
    run(command);
    try (Stream<Path> wheels = Files.list(target)) {
      return wheels.sorted().toList();
    }
  }

  private void make(Consumer<String> progress) throws IOException {
    progress.accept(
        "Installing %s %s for Python %s into %s (only once; takes up to a minute)"
            .formatted(packages.name(), packages.version(), base.version(), directory));
    Files.deleteIfExists(marker());
    run(List.of(base.executable(), "-m", "venv", "--clear", directory.toString()));
    run(installation(installed.of(name())));
    Files.createFile(marker());
  }

  /**
   * Returns the command that installs the packages, with uv if the user has it, which is ten times
   * as fast as pip. Both install the same.
   *
   * @param wheels the packages, which were checked when they were fetched; empty to ask the index
   */
  private List<String> installation(List<Path> wheels) {
    List<String> command = new ArrayList<>();
    if (uv.isPresent()) {
      Collections.addAll(
          command, uv.get().toString(), "pip", "install", "--python", executable().toString());
    } else {
      Collections.addAll(command, executable().toString(), "-m", "pip", "install", "--no-compile");
    }
    if (wheels.isEmpty()) {
      command.addAll(locked());
    } else {
      Collections.addAll(command, "--no-index", "--no-deps");
      wheels.forEach(wheel -> command.add(wheel.toString()));
    }
    return command;
  }

  private List<String> locked() {
    return List.of("--no-deps", "--require-hashes", "-r", scripts.path(packages.lock()).toString());
  }

  private void run(List<String> command) {
    LogFile output = LogFile.startingAt(log);
    try (GuardedProcess step =
        GuardedProcess.start(
            base.executable(),
            scripts.path("guard.py"),
            "s3a-harness-install-",
            System.getenv(), // proxies and package indexes are the user's
            log,
            command)) {
      if (!step.exitsWithin(MINUTES_A_STEP, TimeUnit.MINUTES)) {
        throw failed(command, "took longer than " + MINUTES_A_STEP + " minutes", output);
      }
      if (step.exitCode() != 0) {
        throw failed(command, "failed with exit code " + step.exitCode(), output);
      }
    }
  }

  private StoreUnavailableException failed(List<String> command, String how, LogFile output) {
    return new StoreUnavailableException(
        "%s cannot be installed: '%s' %s. Check that Python's package index is configured and can be reached, or start a Docker engine for LocalStack. The log is %s. Its last lines:%n%s"
            .formatted(
                packages.name(),
                String.join(" ", command),
                how,
                output.path(),
                output.lastLines()));
  }

  /** Returns a program that came with the packages. */
  public Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  private Path executable() {
    return directory.resolve("bin").resolve("python");
  }

  private Path marker() {
    return directory.resolve("complete");
  }

  private static Optional<Path> onPath(String command) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(entry -> Path.of(entry, command))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
