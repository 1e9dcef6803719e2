package org.s3aharness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.s3aharness.report.diff.CensusDiff;
import org.s3aharness.report.diff.DiffText;
import org.s3aharness.report.diff.RecordedRun;
import org.s3aharness.report.diff.RunDiff;
import org.s3aharness.session.outcome.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify diff}, which compares two runs. */
@Command(
    name = "diff",
    description =
        "Says what changed from one run to another. Each is a run directory, a"
            + " results.jsonl or a baseline. For two watched runs, it also says what changed on"
            + " the wire, by operation.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is worse",
      "1:a case newly fails or fails in another way, is newly not run, or has vanished",
      "2:wrong usage, or a run that cannot be read",
      "4:the new run judged nothing"
    })
final class DiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "The run before.")
  Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "The run after.")
  Path after;

  @Override
  public Integer call() {
    RunDiff diff =
        RunDiff.between(RecordedRun.read(List.of(before)), RecordedRun.read(List.of(after)));
    PrintWriter out = spec.commandLine().getOut();
    boolean watched = CensusDiff.isOf(before, after);
    if (watched) {
      CensusDiff.between(before, after).lines().forEach(out::println);
    }
    DiffText.lines(diff).forEach(out::println);
    out.println(DiffText.sentence(diff, before.toString()));
    out.flush();
    // Of a census nothing is judged.
    if (diff.judged() == 0 && !watched) {
      return ExitCode.NOTHING_RAN;
    }
    return diff.isWorse() ? ExitCode.FAILED : ExitCode.AS_EXPECTED;
  }
}
