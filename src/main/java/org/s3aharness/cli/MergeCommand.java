package org.s3aharness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.GateOptions;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.merge.MergedRun;
import org.s3aharness.merge.RequestedCases;
import org.s3aharness.merge.RunPart;
import org.s3aharness.report.Invocation;
import org.s3aharness.session.outcome.Gate;
import org.s3aharness.session.outcome.MatrixReporter;
import org.s3aharness.session.outcome.RunReporter;
import org.s3aharness.session.outcome.UpgradeReporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify merge}, which joins the shards of a run. */
@Command(
    name = "merge",
    description =
        "Merges the shards of a run, or runs that have no case in common, into one run"
            + " with one verdict. Says which shard is missing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything as expected",
      "1:at least one case failed, or a declared deviation no longer shows; with"
          + " --baseline, something is worse than there",
      "2:wrong usage, or runs that cannot be merged",
      "3:incomplete: a shard is missing or did not finish",
      "4:nothing was judged"
    })
final class MergeCommand implements Callable<Integer> {
  private static final String UPGRADE = "upgrade";

  @Spec CommandSpec spec;
  @Mixin GateOptions gateOptions;
  @Mixin OutputOptions output;

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "The directory of a run or shard.")
  List<Path> runs;

  @Override
  public Integer call() throws IOException {
    Gate gate = gateOptions.gate();
    MergedRun merged = new MergedRun(parts()).requireShards().requireDistinctCases();
    Invocation invocation = merged.invocation();
    boolean comparing = invocation.command().equals(UPGRADE);
    RunReporter reporter =
        comparing
            ? new UpgradeReporter(
                invocation, RequestedCases.releases(invocation), RequestedCases.isPath(invocation))
            : new MatrixReporter(
                gate, new RequestedCases(invocation, merged.profiles().keySet())::includes);
    try (Console console = output.console(spec.commandLine().getOut(), comparing)) {
      return merged.write(output.newDirectory(), invocation, reporter, console);
    }
  }

  /** Names each part after its shard, or else after its directory. */
  private List<RunPart> parts() {
    List<RunPart> parts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path run : runs) {
      RunPart part = RunPart.read(run.toAbsolutePath().normalize().getFileName().toString(), run);
      String name =
          part.shard()
              .map(shard -> "shard-%d-of-%d".formatted(shard.number(), shard.of()))
              .orElse(part.name());
      String unique = name;
      for (int n = 2; !names.add(unique); n++) {
        unique = name + "-" + n;
      }
      parts.add(part.named(unique));
    }
    return parts;
  }
}
