package org.s3aharness.cli.options;

import java.util.OptionalLong;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.session.SessionSettings;
import org.s3aharness.session.store.StoreProvider;
import picocli.CommandLine.Option;

/** The options that limit what may be done to a store that is not started for the run. */
public final class ConsentOptions {
  @Option(
      names = "--yes",
      description =
          "Agrees beforehand to everything that a run on --store aws would make, so that"
              + " it does not ask.")
  public boolean yes;

  @Option(
      names = "--dry-run",
      description =
          "Makes nothing on --store aws or endpoint. Instead, rehearses the run on a"
              + " LocalStack, and shows what it would make and how many requests it would send.")
  public boolean dryRun;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      description =
          "Breaks the run off when it has sent this many requests to its store. It still"
              + " cleans up. Default: "
              + SessionSettings.DEFAULT_MAX_REQUESTS
              + " for --store aws and endpoint; no limit for other stores.")
  Long maxRequests;

  /**
   * Checks the options as far as possible before anything is started.
   *
   * @throws UsageException naming the option that cannot be used
   */
  public void check(StoreOptions store) {
    if (maxRequests != null && maxRequests < 1) {
      throw new UsageException("--max-requests " + maxRequests + ": give a number greater than 0.");
    }
    if (dryRun && store.providers.size() > 1) {
      throw new UsageException("--dry-run rehearses a run on one store; give only one --store.");
    }
    if (dryRun && !store.providers.stream().allMatch(StoreProvider::runsAlready)) {
      throw new UsageException(
          "--dry-run shows what a run would make on a store that runs already: combine it"
              + " with --store aws or --store endpoint.");
    }
  }

  /** Returns the number of requests after which a run stops; empty for the default. */
  public OptionalLong maxRequests() {
    return maxRequests == null ? OptionalLong.empty() : OptionalLong.of(maxRequests);
  }
}
