package org.s3aharness.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.CaseLimitOption;
import org.s3aharness.cli.options.ClusterOptions;
import org.s3aharness.cli.options.ConsentOptions;
import org.s3aharness.cli.options.Console;
import org.s3aharness.cli.options.OutputOptions;
import org.s3aharness.cli.options.SelectionOptions;
import org.s3aharness.cli.options.ShardOption;
import org.s3aharness.cli.options.StoreOptions;
import org.s3aharness.cli.options.UpgradeReleases;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.session.Rehearsal;
import org.s3aharness.session.RunScope;
import org.s3aharness.session.SessionSettings;
import org.s3aharness.session.SuiteRun;
import org.s3aharness.session.outcome.SessionOutcome;
import org.s3aharness.session.outcome.UpgradeReporter;
import org.s3aharness.session.release.CaseFinder;
import org.s3aharness.session.release.ReleaseChoice;
import org.s3aharness.session.store.StoreChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code s3a-qualify upgrade}, which compares releases. */
@Command(
    name = "upgrade",
    description =
        "Says whether it is safe to upgrade from one Hadoop release to another, and to go"
            + " back.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:safe: no data is exposed, corrupt, unreadable, refused, or under another mode,"
          + " key or context",
      "1:not safe",
      "2:wrong usage or configuration, or the run was not confirmed",
      "3:the infrastructure failed, or --max-requests was reached",
      "4:nothing was judged"
    })
final class UpgradeCommand implements Callable<Integer> {
  private static final int MAX_AGENTS = 16;

  /**
   * The suites about what a configuration does. Those about changes, keys and networks run only on
   * demand.
   */
  private static final List<String> SUITES =
      List.of(
          "cross-release",
          "put",
          "rename",
          "read",
          "listing",
          "access",
          "committer",
          "setting",
          "invalid-setting",
          "delegation-token",
          "checksum",
          "closing",
          "connecting",
          "logging",
          "upload",
          "versioned-bucket");

  @Spec CommandSpec spec;
  @Mixin UpgradeReleases releases;
  @Mixin StoreOptions storeOptions;
  @Mixin ConsentOptions consent;
  @Mixin CaseLimitOption caseLimit;
  @Mixin SelectionOptions selectionOptions;
  @Mixin ShardOption shard;
  @Mixin ClusterOptions clusterOptions;
  @Mixin OutputOptions output;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "How many agents of each release run in parallel, from 1 to 16. Default: 2 for"
              + " two releases, 1 for more.")
  Integer parallel;

  @Option(
      names = "--every-suite",
      description = "Runs all suites, including those about changes, keys and networks.")
  boolean everySuite;

  @Override
  public Integer call() throws Exception {
    releases.check();
    int agents = parallel == null ? (releases.names().size() > 2 ? 1 : 2) : parallel;
    if (agents < 1 || agents > MAX_AGENTS) {
      throw new UsageException("--parallel " + agents + ": give a number from 1 to 16.");
    }
    clusterOptions.check();
    consent.check(storeOptions);
    storeOptions.check();
    Selection selected =
        selectionOptions.selection(
            everySuite || selectionOptions.extent() == Extent.FULL ? List.of() : SUITES,
            Optional.empty(),
            shard.shard(),
            output.runs());
    if (selectionOptions.isAboutBuckets() && selectionOptions.isOpen() && !everySuite) {
      selected = selected.within(Extent.BUCKETS);
    }
    ClientConfiguration configuration = selectionOptions.configuration();
    ReleaseChoice choice = releases.releases();
    List<StoreChoice> stores = storeOptions.choices(selectionOptions.region());
    if (stores.size() > 1) {
      throw new UsageException("--store: upgrade runs on one store; give only one.");
    }
    try (Console console = output.console(spec.commandLine().getOut(), true)) {
      CaseFinder.Found found =
          CaseFinder.find(
              selected, configuration.files(), choice, choice.announced(console::progress));
      if (clusterOptions.isGiven()) {
        return onCluster(console);
      }
      SessionSettings settings =
          settings(stores.get(0), choice, configuration, found.agents(agents));
      RunScope scope = new RunScope(found.needed(), configuration.files(), caseLimit.duration());
      return consent.dryRun
          ? Rehearsal.of(settings, console::say, rehearsed -> run(rehearsed, scope, console))
          : run(settings, scope, console).exitCode();
    }
  }

  private SessionSettings settings(
      StoreChoice store, ReleaseChoice choice, ClientConfiguration configuration, int agents) {
    return new SessionSettings(
        store,
        choice,
        configuration,
        List.of(),
        releases.extraClasspath(),
        agents,
        consent.maxRequests(),
        Arguments.of(spec));
  }

  private int onCluster(Console console) throws IOException, ReleaseException {
    return new ClusterCommand(
            clusterOptions,
            output,
            Arguments.of(spec),
            merged -> new UpgradeReporter(merged.invocation(), releases.names(), releases.isPath()))
        .run(console);
  }

  private SessionOutcome run(SessionSettings settings, RunScope scope, Console console)
      throws IOException {
    ConsentPrompt asked = new ConsentPrompt(settings.store(), scope, consent.yes, console);
    UpgradeReporter reporter =
        new UpgradeReporter(settings.invocation(), releases.names(), releases.isPath());
    return SuiteRun.into(output.newDirectory(), settings, scope, asked, reporter, console);
  }
}
