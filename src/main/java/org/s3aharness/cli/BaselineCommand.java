package org.s3aharness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.report.diff.Baseline;
import org.s3aharness.report.diff.RecordedRun;
import org.s3aharness.session.outcome.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code s3a-qualify baseline}, which writes the verdicts of a run for later
 * comparison.
 */
@Command(
    name = "baseline",
    description = "Writes the verdicts of a run to a file, for `run --baseline` to compare with.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the file was written",
      "2:wrong usage, or a run that cannot be read",
      "4:the run judged nothing, so nothing was written"
    })
final class BaselineCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "A run directory or its results.jsonl. Give all shards of a run together.")
  List<Path> runs;

  @Option(
      names = {"--output", "-o"},
      paramLabel = "FILE",
      defaultValue = "baseline.jsonl",
      description = "The file to write. Default: ${DEFAULT-VALUE}.")
  Path file;

  @Override
  public Integer call() {
    RecordedRun run = RecordedRun.readComplete(runs);
    if (run.judged() == 0) {
      spec.commandLine()
          .getErr()
          .println("s3a-qualify: nothing was judged, so nothing is written.");
      return ExitCode.NOTHING_RAN;
    }
    try {
      Baseline.write(run, file);
    } catch (IOException e) {
      throw new UsageException(
          "--output " + file + ": cannot be written to (" + e + "); name another file.", e);
    }
    spec.commandLine().getOut().println(file + ": " + run.cases().size() + " cases");
    return ExitCode.AS_EXPECTED;
  }
}
