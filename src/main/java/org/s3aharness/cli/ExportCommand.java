package org.s3aharness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.s3aharness.cli.options.LastRun;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.export.CaseInRun;
import org.s3aharness.export.ExampleProject;
import org.s3aharness.export.RecordedCaseFiles;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.session.outcome.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code s3a-qualify export}, which makes a project of a case to attach to a bug
 * report.
 */
@Command(
    name = "export",
    description =
        "Writes a small Maven project that reproduces a case of a run with plain Hadoop"
            + " code and a store, to attach to a bug report.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "2:wrong usage, no such case, or a case that its calls alone cannot reproduce"
    })
final class ExportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      description =
          "The case to export. Give its id, a part of the id that no other id contains,"
              + " or the number of a line at the end of the run.")
  String given;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The directory of the run. Default: the last one in runs.")
  Path run;

  @Option(
      names = {"--output", "-o"},
      required = true,
      paramLabel = "DIR",
      description = "The directory to write the project to. It must be new or empty.")
  Path directory;

  @Override
  public Integer call() throws IOException {
    requireEmpty();
    Path from = run == null ? LastRun.in(Path.of("runs")) : run;
    CaseId id = CaseInRun.find(given, from);
    ExampleProject project = new ExampleProject(RecordedCaseFiles.read(from, id));
    try {
      project.write(directory);
    } catch (IOException e) {
      throw new UsageException(
          "--output " + directory + ": cannot be written to (" + e + "); name another directory.",
          e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(id + ": " + directory + ". Its README.md says how to run it.");
    out.flush();
    return ExitCode.AS_EXPECTED;
  }

  private void requireEmpty() throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new UsageException(
          "--output " + directory + ": this is a file; name a new or empty directory.");
    }
    try (Stream<Path> files = Files.list(directory)) {
      if (files.findAny().isPresent()) {
        throw new UsageException(
            "--output " + directory + ": this directory is not empty; name a new or empty one.");
      }
    }
  }
}
