package org.s3aharness.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.s3aharness.cli.options.AccessKeyOptions;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.report.format.RecordedEnvironment;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.store.RunningStoreProvider;
import org.s3aharness.session.store.StoreRegistry;
import org.s3aharness.session.store.StoreSettings;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.store.resource.RunCleanup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** The command {@code s3a-qualify clean}, which removes what a killed run has left behind. */
@Command(
    name = "clean",
    description =
        "Removes what a killed run has left on a store that was not started for it."
            + " Removes only what has the run's name and tag.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing of the run is left (with --dry-run: nothing would be left)",
      "1:something is left: it has the run's name but not its tag, or the store refused"
          + " to remove it",
      "2:wrong usage or configuration",
      "3:the store does not answer"
    })
final class CleanCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description = "The directory of the run, with its environment.json.")
  Path directory;

  @Option(names = "--dry-run", description = "Says what would be removed, but removes nothing.")
  boolean dryRun;

  @Mixin AccessKeyOptions accessKeys;

  @Override
  public Integer call() {
    RecordedEnvironment run = RecordedEnvironment.read(directory);
    try (Store store = connect(run)) {
      requireSameAccount(run, store);
      say(
          "Looking for what run %s has left on %s, region %s."
              .formatted(run.runId(), store.s3Endpoint(), store.region()));
      List<String> left = new RunCleanup(store, run.runId(), run.within(), this::say).clean(dryRun);
      say(sentence(left));
      return left.isEmpty() ? ExitCode.AS_EXPECTED : ExitCode.FAILED;
    } catch (SdkException e) {
      throw new StoreUnavailableException(
          "The store does not list its buckets and keys (%s): give credentials that may list them."
              .formatted(e.getMessage()),
          e);
    }
  }

  private String sentence(List<String> left) {
    if (!left.isEmpty()) {
      return "%d left that look like this run's: check them, and remove them by hand."
          .formatted(left.size());
    }
    return dryRun ? "Nothing was removed." : "Nothing of the run is left.";
  }

  private Store connect(RecordedEnvironment run) {
    if (!(StoreRegistry.named(run.chosen()) instanceof RunningStoreProvider provider)) {
      throw new UsageException(
          directory
              + ": its store, "
              + run.chosen()
              + ", was started for the run and ended with it, so there is nothing to clean.");
    }
    return provider.connect(
        StoreSettings.defaults()
            .withEndpoints(run.s3(), run.kms())
            .withAccessKey(accessKeys.given())
            .withRegionOr(Optional.of(run.region())));
  }

  private void requireSameAccount(RecordedEnvironment run, Store store) {
    if (!run.account().equals(store.account())) {
      throw new UsageException(
          "%s: the run used account %s, but these credentials belong to account %s: use credentials of the run's account."
              .formatted(
                  directory, run.account().orElse("unknown"), store.account().orElse("unknown")));
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
