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
      description = "Agrees beforehand to what a run on --store aws shows that it would make.")
  public boolean yes;

  @Option(
      names = "--dry-run",
      description =
          "Makes nothing on --store aws or endpoint, but rehearses the run on a LocalStack, and shows"
              + " what it would make there and how many requests it would send.")
  public boolean dryRun;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      description =
          "Breaks the run off when it has sent this many requests to its store. Cleaning up still goes"
              + " on. Default: "
              + SessionSettings.DEFAULT_MAX_REQUESTS
              + " for --store aws and endpoint, none for other stores.")
  Long maxRequests;

  /**
   * Checks the options as far as possible before anything is started.
   *
   * @throws UsageException naming the option that cannot be used
   */
  public void check(StoreOptions store) {
    if (maxRequests != null && maxRequests < 1) {
      throw new UsageException("--max-requests " + maxRequests + ": give a number from 1 on.");
    }
    if (dryRun && store.providers.size() > 1) {
      throw new UsageException("--dry-run is about one store: give one.");
    }
    if (dryRun && !store.providers.stream().allMatch(StoreProvider::runsAlready)) {
      throw new UsageException(
          "--dry-run shows what a run makes on a store that is not started for it: give it with"
              + " --store aws or endpoint.");
    }
  }

  /** Returns the number of requests after which a run stops; empty for the default. */
  public OptionalLong maxRequests() {
    return maxRequests == null ? OptionalLong.empty() : OptionalLong.of(maxRequests);
  }
}
