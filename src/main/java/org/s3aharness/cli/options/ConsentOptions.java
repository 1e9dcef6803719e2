package org.s3aharness.cli.options;

import java.util.OptionalLong;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.session.SessionSettings;
import org.s3aharness.session.store.StoreProvider;
import picocli.CommandLine.Option;

/** How much may be done to a store that is not started for the run. */
public final class ConsentOptions {
  @Option(
      names = "--yes",
      description = "Does what --store aws would ask for: makes what it shows.")
  public boolean yes;

  @Option(
      names = "--dry-run",
      description =
          "For --store aws or endpoint: shows what would be made there, with the number of requests,"
              + " counted in a rehearsal on a LocalStack; makes nothing there.")
  public boolean dryRun;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      description =
          "Breaks the run off when it has sent so many requests to its store; cleaning up goes on."
              + " Default: "
              + SessionSettings.DEFAULT_MAX_REQUESTS
              + " for --store aws and endpoint, else none.")
  Long maxRequests;

  /**
   * Checks what can be checked at once.
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

  /** Returns the number of requests after which a run breaks off; empty for the default. */
  public OptionalLong maxRequests() {
    return maxRequests == null ? OptionalLong.empty() : OptionalLong.of(maxRequests);
  }
}
