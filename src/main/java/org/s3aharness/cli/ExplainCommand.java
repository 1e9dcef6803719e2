package org.s3aharness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.ConfigurationOptions;
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
        "Says, without a store, what a configuration asks for in each bucket, where that comes from,"
            + " what each release makes of it, and what is wrong in its files.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is wrong",
      "1:something in the files should be mended, or a release that was asked about does not do what"
          + " they ask for",
      "2:wrong usage, or the configuration cannot be read",
      "3:a release cannot be had or started"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin ConfigurationOptions configuration;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "This bucket alone, whether the files name it or not; repeatable.")
  List<String> buckets = List.of();

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description =
          "What this release makes of it: a version or a HADOOP_HOME, whose own Configuration and"
              + " S3A are asked; repeatable. All that the harness knows unless told.")
  List<String> releases = List.of();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Explanation explanation =
        ExplainSession.explain(
            configuration.givenOrUsual(),
            configuration.credentialFiles(),
            buckets,
            releases,
            spec.commandLine().getErr()::println);
    out.print(ExplanationText.of(explanation));
    out.flush();
    return explanation.isWrong() ? ExitCode.FAILED : ExitCode.AS_EXPECTED;
  }
}
