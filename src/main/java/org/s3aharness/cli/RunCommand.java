package org.s3aharness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.s3aharness.cli.options.CaseLimitOption;
import org.s3aharness.cli.options.ClusterOptions;
import org.s3aharness.cli.options.ConsentOptions;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.GateOptions;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.cli.options.ReleaseOptions;
import org.s3aharness.cli.options.ScenarioOption;
import org.s3aharness.cli.options.SelectionOptions;
import org.s3aharness.cli.options.ShardOption;
import org.s3aharness.cli.options.StoreOptions;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.merge.MergedRun;
import org.s3aharness.merge.RequestedCases;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.session.Rehearsal;
import org.s3aharness.session.RunScope;
import org.s3aharness.session.SessionSettings;
import org.s3aharness.session.SuiteRun;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.outcome.Gate;
import org.s3aharness.session.outcome.MatrixReporter;
import org.s3aharness.session.outcome.RunReporter;
import org.s3aharness.session.outcome.SessionOutcome;
import org.s3aharness.session.release.CaseFinder;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.release.ScenarioSource;
import org.s3aharness.session.store.StoreChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify run}, which runs the suites on one release. */
@Command(
    name = "run",
    description = "Runs every suite with every profile, and judges what S3A does.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything as expected",
      "1:at least one case failed, or a declared deviation no longer shows; with"
          + " --baseline, something is worse than there",
      "2:wrong usage or configuration, or the run was not confirmed",
      "3:the infrastructure failed, or --max-requests was reached",
      "4:nothing was judged"
    })
final class RunCommand implements Callable<Integer> {
  private static final int MAX_AGENTS = 32;
  private static final int MAX_PROCESSES = 16;

  /** LocalStack, which is one process of Python, keeps no more than these agents busy. */
  private static final int MOST_USUAL_AGENTS = 5;

  @Spec CommandSpec spec;
  @Mixin ReleaseOptions releaseOptions;
  @Mixin StoreOptions storeOptions;
  @Mixin ConsentOptions consent;
  @Mixin CaseLimitOption caseLimit;
  @Mixin SelectionOptions selectionOptions;
  @Mixin ScenarioOption scenarioOption;
  @Mixin GateOptions gateOptions;
  @Mixin ShardOption shardOption;
  @Mixin ClusterOptions clusterOptions;
  @Mixin OutputOptions output;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "How many agents run in parallel, from 1 to 32. Default: one more than there are"
              + " processors, because some cases wait, but not more than 5.")
  Integer parallel;

  @Option(
      names = "--processes",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Divides the cases among N processes on this machine, each with a store and agents of its"
              + " own, from 1 to 16. One for four processors: one LocalStack keeps no more busy."
              + " Default: ${DEFAULT-VALUE}.")
  int processes;

  /** The number of agents to start, which is not more than the run has cases. */
  private int agents;

  /** The entries that the agents have on their classpath in addition to the release. */
  private List<Path> extraClasspath;

  @Override
  public Integer call() throws Exception {
    if (parallel != null && (parallel < 1 || parallel > MAX_AGENTS)) {
      throw new UsageException("--parallel " + parallel + ": give a number from 1 to 32.");
    }
    if (processes < 1 || processes > MAX_PROCESSES) {
      throw new UsageException("--processes " + processes + ": give a number from 1 to 16.");
    }
    Gate gate = gateOptions.gate();
    Shard shard = shardOption.shard();
    clusterOptions.check();
    releaseOptions.check();
    consent.check(storeOptions);
    storeOptions.check();
    scenarioOption.check();
    Selection selected =
        selectionOptions.selection(List.of(), scenarioOption.given(), shard, output.runs());
    ClientConfiguration configuration = selectionOptions.configuration();
    List<StoreChoice> stores = storeOptions.choices(selectionOptions.region());
    if (processes > 1) {
      SeveralProcesses.check(Arguments.of(spec), stores);
    }
    ReleaseChoice releases = releaseOptions.releases();
    List<Profile> allProfiles = selectionOptions.allProfiles();
    try (Console console = output.console(spec.commandLine().getOut(), false)) {
      CaseFinder.Found found =
          CaseFinder.find(
              selected, configuration.files(), releases, releases.announced(console::progress));
      if (clusterOptions.isGiven()) {
        return onCluster(gate, console);
      }
      agents = found.agents(parallel == null ? usualAgents() : parallel);
      if (processes > 1) {
        return new SeveralProcesses(
                processes, agents, output, Arguments.of(spec), mergedBy(gate), console)
            .run();
      }
      Selection needed = compiled(found.needed(), releases, console);
      RunScope scope = new RunScope(needed, configuration.files(), caseLimit.duration());
      MatrixReporter reporter =
          new MatrixReporter(gate, id -> found.selection().wouldInclude(id, allProfiles));
      return run(stores, scope, reporter, console);
    }
  }

  private int usualAgents() {
    int processors = Runtime.getRuntime().availableProcessors() / processes;
    return Math.min(MOST_USUAL_AGENTS, processors + 1);
  }

  private static Function<MergedRun, RunReporter> mergedBy(Gate gate) {
    return merged ->
        new MatrixReporter(
            gate, new RequestedCases(merged.invocation(), merged.profiles().keySet())::includes);
  }

  private int onCluster(Gate gate, Console console) throws IOException, ReleaseException {
    return new ClusterCommand(clusterOptions, output, Arguments.of(spec), mergedBy(gate))
        .run(console);
  }

  /** Returns the selection with the class of a scenario that was given as a source file. */
  private Selection compiled(Selection selection, ReleaseChoice releases, Console console)
      throws ReleaseException {
    extraClasspath = new ArrayList<>(releaseOptions.extraClasspath());
    Optional<ScenarioSource.Compiled> compiled =
        scenarioOption.compiled(releases, extraClasspath, console::progress);
    compiled.ifPresent(scenario -> extraClasspath.add(scenario.classes()));
    return compiled.map(scenario -> selection.withScenario(scenario.className())).orElse(selection);
  }

  private int run(
      List<StoreChoice> stores, RunScope scope, MatrixReporter reporter, Console console)
      throws Exception {
    Invocation invocation = Arguments.of(spec);
    if (consent.dryRun) {
      return Rehearsal.of(
          settings(stores.get(0), invocation),
          console::say,
          rehearsed -> run(output.newDirectory(), rehearsed, scope, reporter, console));
    }
    if (stores.size() == 1) {
      SessionSettings settings = settings(stores.get(0), invocation);
      return run(output.newDirectory(), settings, scope, reporter, console).exitCode();
    }
    RunDirectory all = output.newDirectoryForStores();
    int gravest = ExitCode.AS_EXPECTED;
    for (StoreChoice store : stores) {
      RunDirectory directory = all.ofStore(store.provider().name());
      SessionOutcome outcome =
          run(directory, settings(store, invocation), scope, reporter, console);
      gravest = Math.max(gravest, outcome.exitCode());
    }
    reporter.stores().write(all);
    console.progress("");
    reporter.stores().lines(output.verbose).forEach(console::progress);
    console.progress("Report: " + all.summary());
    return gravest;
  }

  private SessionSettings settings(StoreChoice store, Invocation invocation)
      throws ReleaseException {
    return new SessionSettings(
        store,
        releaseOptions.releases(),
        selectionOptions.configuration(),
        List.of(),
        extraClasspath,
        agents,
        consent.maxRequests(),
        invocation);
  }

  private SessionOutcome run(
      RunDirectory directory,
      SessionSettings settings,
      RunScope scope,
      MatrixReporter reporter,
      Console console)
      throws IOException {
    ConsentPrompt asked = new ConsentPrompt(settings.store(), scope, consent.yes, console);
    return SuiteRun.into(directory, settings, scope, asked, reporter, console);
  }
}
