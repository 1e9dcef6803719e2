package org.s3aharness.cli.options;

import org.s3aharness.encryption.UsageException;
import picocli.CommandLine.Option;

/** How much may be done to a store that is not started for the run. */
public final class ConsentOptions {
  private static final long DEFAULT_MAX_REQUESTS = 250_000;

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
              + DEFAULT_MAX_REQUESTS
              + " for --store aws and endpoint, else none.")
  public Long maxRequests;

  /**
   * Checks what can be checked at once.
   *
   * @throws UsageException naming the option that cannot be used
   */
  public void check(StoreOptions store) {
    if (maxRequests != null && maxRequests < 1) {
      throw new UsageException("--max-requests " + maxRequests + ": give a number from 1 on.");
    }
    if (dryRun && store.kinds.size() > 1) {
      throw new UsageException("--dry-run is about one store: give one.");
    }
    if (dryRun && store.kinds.stream().anyMatch(kind -> !kind.isForeign())) {
      throw new UsageException(
          "--dry-run shows what a run makes on a store that is not started for it: give it with"
              + " --store aws or endpoint.");
    }
  }

  /** The limit for a store that is, or is not, started for the run. */
  public long maxRequests(boolean startedByUs) {
    if (maxRequests != null) {
      return maxRequests;
    }
    return startedByUs ? Long.MAX_VALUE : DEFAULT_MAX_REQUESTS;
  }
}
