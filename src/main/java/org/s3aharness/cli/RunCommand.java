package org.s3aharness.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.CaseLimitOption;
import org.s3aharness.cli.options.ConsentOptions;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.ExitCode;
import org.s3aharness.cli.options.GateOptions;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.cli.options.ReleaseOptions;
import org.s3aharness.cli.options.SelectionOptions;
import org.s3aharness.cli.options.StoreOptions;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunReport;
import org.s3aharness.report.summary.RunText;
import org.s3aharness.report.summary.StoresSummary;
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
      "1:at least one case failed, or a declared deviation no longer shows; with --baseline, anything"
          + " worse than there",
      "2:wrong usage or configuration, or what would be made was not confirmed",
      "3:the infrastructure failed, or --max-requests was reached",
      "4:nothing was judged"
    })
final class RunCommand implements Callable<Integer> {
  private static final int MAX_AGENTS = 32;

  @Spec CommandSpec spec;
  @Mixin ReleaseOptions releaseOptions;
  @Mixin StoreOptions storeOptions;
  @Mixin ConsentOptions consent;
  @Mixin CaseLimitOption caseLimit;
  @Mixin SelectionOptions selectionOptions;
  @Mixin GateOptions gateOptions;
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

  @Override
  public Integer call() throws Exception {
    if (parallel < 1 || parallel > MAX_AGENTS) {
      throw new UsageException("--parallel " + parallel + ": give a number from 1 to 32.");
    }
    gateOptions.check();
    releaseOptions.check();
    consent.check(storeOptions);
    for (StoreOptions.Kind kind : storeOptions.kinds) {
      storeOptions.use(kind).check();
    }
    Selection selection =
        selectionOptions.selection(List.of(), Optional.ofNullable(scenario), gateOptions.shard());
    RunRequest request =
        new RunRequest(
            selection,
            selectionOptions.baseConfigs(),
            releaseOptions,
            storeOptions,
            consent,
            parallel,
            caseLimit.duration(),
            Arguments.of(spec));
    Console console = output.console(spec.commandLine().getOut());
    if (consent.dryRun) {
      storeOptions.use(storeOptions.kinds.get(0));
      return Rehearsal.of(
          request,
          console::say,
          () -> runOn(output.newDirectory(), request, console, new StoresSummary()));
    }
    if (storeOptions.kinds.size() == 1) {
      storeOptions.use(storeOptions.kinds.get(0));
      return runOn(output.newDirectory(), request, console, new StoresSummary());
    }
    RunDirectory all = output.newDirectoryForStores();
    StoresSummary stores = new StoresSummary();
    int gravest = ExitCode.AS_EXPECTED;
    for (StoreOptions.Kind kind : storeOptions.kinds) {
      storeOptions.use(kind);
      RunDirectory directory = all.ofStore(kind.toString());
      gravest = Math.max(gravest, runOn(directory, request, console, stores));
    }
    stores.write(all);
    console.progress("");
    console.progress(stores.text());
    console.progress("Run directory: " + all.root());
    return gravest;
  }

  private int runOn(
      RunDirectory directory, RunRequest request, Console console, StoresSummary stores)
      throws Exception {
    List<Profile> allProfiles = selectionOptions.allProfiles();
    Selection selection = request.selection();
    Invocation invocation = request.invocation();
    try (RunReport report = new RunReport(StandardFormats.in(directory), console::result);
        RunSession session = RunSession.start(request, directory, report, console);
        Conclusion conclusion =
            new Conclusion(
                session,
                report,
                (summary, complete) ->
                    summary.sentence(session.releaseNames(), session.storeName()),
                (summary, complete) ->
                    gateOptions.judge(summary, id -> selection.wouldInclude(id, allProfiles)),
                headline -> report.write(headline, invocation, Optional.empty()))) {
      Suites.run(session, report, console);
      Optional<RuntimeException> broken = session.run().broken();
      Headline headline = conclusion.write(broken.map(Throwable::getMessage));
      console.end(RunText.terminal(report.summary(), invocation));
      stores.add(session.run().store().info().kind(), report.summary(), headline.sentence());
      headline.gate().forEach(console::progress);
      console.progress(headline.sentence());
      return Suites.exitCode(session, directory, conclusion, console);
    }
  }
}
