package org.s3aharness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.merge.RunPart;
import org.s3aharness.session.outcome.ExitCode;

/**
 * A process of this machine that runs one shard.
 *
 * @param directory its own, in which it makes its run directory
 */
record ShardProcess(Process process, Path directory) {

  /**
   * Starts a process on the JVM, the classes and the settings of this one.
   *
   * @param directory is created
   * @param arguments the command line, in which this adds the shard and where its results go
   * @param shard such as {@code 1/2}
   */
  static ShardProcess start(Path directory, List<String> arguments, String shard)
      throws IOException {
    Files.createDirectory(directory);
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        // Only one process at a time can write an archive of classes.
        .filter(option -> !option.startsWith("-XX:ArchiveClassesAtExit"))
        .filter(option -> !option.startsWith("-Ds3aharness.classes"))
        .forEach(command::add);
    for (String property : List.of("s3aharness.home", "java.io.tmpdir")) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> command.add("-D" + property + "=" + value));
    }
    command.add("-D" + ParentProcess.PROPERTY + "=" + ProcessHandle.current().pid());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    command.addAll(List.of("--quiet", "--out=" + directory, "--shard=" + shard));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(console(directory).toFile())
            .start();
    return new ShardProcess(process, directory);
  }

  private static Path console(Path directory) {
    return directory.resolve("console.log");
  }

  /** Returns the number of cases that have their verdict so far. */
  long judged() {
    Optional<Path> results = runDirectory().map(run -> run.resolve("results.jsonl"));
    if (results.filter(Files::exists).isEmpty()) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(results.get())) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns what a process has judged that has ended.
   *
   * @throws UsageException if it has refused the command
   * @throws InfrastructureException if it has left no run directory
   */
  RunPart part() throws IOException {
    int code = process.exitValue();
    String said = Files.readString(console(directory)).replaceFirst("^s3a-qualify: ", "").strip();
    if (code == ExitCode.USAGE) {
      throw new UsageException(said);
    }
    Path run =
        runDirectory()
            .orElseThrow(
                () ->
                    new InfrastructureException(
                        "A process ended with exit code " + code + ": " + said, null));
    return RunPart.read(directory.getFileName().toString(), run);
  }

  private Optional<Path> runDirectory() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isDirectory).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
