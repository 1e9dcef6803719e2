package org.s3aharness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.cli.options.StoreOptions;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.report.store.StoreComparison;
import org.s3aharness.report.store.StoreReport;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.session.storereport.StoreReportSession;
import org.s3aharness.session.storereport.StoreReportSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify store-report}, which says what a store does the way AWS does. */
@Command(
    name = "store-report",
    description =
        "Tests how far a store behaves as AWS documents for encrypted objects, and says"
            + " what it does right, does wrong, and cannot do. Needs no Hadoop.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything that was tried is as on AWS; with --baseline, at least what is right there",
      "1:something is not",
      "2:wrong usage or configuration",
      "3:the store does not answer, or nothing can be made there",
      "4:nothing could be tried"
    })
final class StoreReportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin StoreOptions storeOptions;
  @Mixin OutputOptions output;

  @Option(
      names = "--yes",
      description =
          "Agrees beforehand to the buckets and keys that are made on --store aws, so"
              + " that the command does not ask.")
  boolean yes;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "The store's name in the report, such as 'minio 2026-10'. Default: the name by"
              + " which it was recognised.")
  String name;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "The store-report.json of another store. Everything that is right there must be"
              + " right here; nothing else is required.")
  Path baseline;

  @Option(
      names = "--compare",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Tests nothing, but prints a Markdown table that compares these files, each a"
              + " store-report.json.")
  List<Path> compared = List.of();

  @Override
  public Integer call() throws Exception {
    if (!compared.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(StoreComparison.markdown(compared.stream().map(StoreReport::read).toList()));
      out.flush();
      return ExitCode.AS_EXPECTED;
    }
    if (!spec.commandLine().getParseResult().hasMatchedOption("--store")) {
      storeOptions.takeEndpointForStore();
    }
    storeOptions.check();
    List<StoreChoice> stores = storeOptions.choices(Optional.empty());
    if (stores.size() > 1) {
      throw new UsageException("--store: store-report tries one store at a time; give only one.");
    }
    StoreReportSettings settings =
        new StoreReportSettings(
            stores.get(0),
            yes,
            Optional.ofNullable(name),
            Optional.ofNullable(baseline).map(StoreReport::read),
            Arguments.of(spec));
    try (Console console = output.console(spec.commandLine().getOut(), false);
        StoreReportSession session =
            new StoreReportSession(settings, output.newDirectory(), console)) {
      return session.run();
    }
  }
}
