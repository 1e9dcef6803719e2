package org.s3aharness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.ConfigurationOptions;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.ExtraClasspath;
import org.s3aharness.configuration.explain.Explanation;
import org.s3aharness.configuration.explain.ExplanationText;
import org.s3aharness.session.ExplainSession;
import org.s3aharness.session.outcome.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify explain}, which says what a configuration asks for. */
@Command(
    name = "explain",
    description =
        "Says what a configuration asks for in each bucket, which file and line asks for"
            + " it, what each release makes of it, and what is wrong in the files. Needs no"
            + " store.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is wrong",
      "1:something in the files should be corrected, or a release given with --release"
          + " does not do what they ask for",
      "2:wrong usage, or the configuration cannot be read",
      "3:a release cannot be downloaded or started"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ConfigurationOptions configuration;
  @Mixin ExtraClasspath extra;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "Explains only this bucket, whether the files name it or not. Repeatable.")
  List<String> buckets = List.of();

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description =
          "Explains what this release makes of the configuration, by asking the release's"
              + " own Configuration and S3A. Give a version or a HADOOP_HOME. Repeatable."
              + " Default: all releases that the harness knows.")
  List<String> releases = List.of();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Explanation explanation;
    try (Console console = Console.linesOnly(spec.commandLine().getErr())) {
      explanation =
          ExplainSession.explain(
              configuration.givenOrUsual(),
              configuration.credentialFiles(),
              buckets,
              releases,
              extra.entries(),
              console);
    }
    out.print(ExplanationText.of(explanation));
    out.flush();
    return explanation.isWrong() ? ExitCode.FAILED : ExitCode.AS_EXPECTED;
  }
}
