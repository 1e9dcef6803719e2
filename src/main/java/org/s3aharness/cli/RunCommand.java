package org.s3aharness.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.Selection;
import org.s3aharness.harness.Verdict;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunReport;
import org.s3aharness.report.Summary;
import org.s3aharness.report.SummaryFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code s3a-qualify run}. */
@Command(
    name = "run",
    description = "Runs the suites over every profile and judges what S3A does.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything as expected",
      "1:at least one case failed, or a declared deviation no longer shows",
      "2:wrong usage or configuration",
      "3:the infrastructure failed",
      "4:nothing was judged"
    })
final class RunCommand implements Callable<Integer> {
  private static final int MAX_AGENTS = 32;

  @Spec CommandSpec spec;
  @Mixin ReleaseOptions releaseOptions;
  @Mixin StoreOptions storeOptions;
  @Mixin SelectionOptions selectionOptions;
  @Mixin OutputOptions output;

  @Option(
      names = "--scenario",
      paramLabel = "CLASS",
      description =
          "Runs a Scenario of yours (on --extra-classpath) under every selected profile instead of"
              + " the suites.")
  String scenario;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "2",
      description = "Agents side by side, 1 to 32. Default: ${DEFAULT-VALUE}.")
  int parallel;

  @Option(
      names = "--strict",
      description = "Known deviations and cases that are not run count as failures.")
  boolean strict;

  @Override
  public Integer call() throws Exception {
    if (parallel < 1 || parallel > MAX_AGENTS) {
      throw new UsageException("--parallel " + parallel + ": give a number from 1 to 32.");
    }
    Selection selection = selectionOptions.selection(List.of(), Optional.ofNullable(scenario));
    List<ConfigurationFile> bases = selectionOptions.baseConfigs();
    RunDirectory directory = output.newDirectory();
    Console console = output.console(spec.commandLine().getOut());
    try (RunReport report = new RunReport(directory, console::result);
        RunSession session =
            RunSession.start(
                selection,
                bases,
                releaseOptions,
                storeOptions,
                parallel,
                directory,
                report,
                console)) {
      Suites.run(session, directory, Arguments.masked(spec));
      return conclude(session, directory, report.summary(), console);
    }
  }

  private int conclude(RunSession session, RunDirectory directory, Summary summary, Console console)
      throws Exception {
    String sentence =
        session.run().broken().map(cause -> "Incomplete: " + cause.getMessage() + " ").orElse("")
            + summary.sentence(session.releaseNames(), session.storeName());
    SummaryFile.write(directory, summary, sentence);
    if (!output.quiet) {
      console.say("");
      console.say(SummaryFile.terminal(summary));
    }
    console.say(sentence);
    console.say("Run directory: " + directory.root());
    if (session.run().broken().isPresent()) {
      throw session.run().broken().get();
    }
    if (summary.judged() == 0) {
      return ExitCode.NOTHING_RAN;
    }
    boolean strictlyGreen =
        summary.of(Verdict.KNOWN).isEmpty() && summary.of(Verdict.NOT_RUN).isEmpty();
    return summary.isGreen() && (!strict || strictlyGreen) ? ExitCode.AS_EXPECTED : ExitCode.FAILED;
  }
}
