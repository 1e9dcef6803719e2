package org.s3aharness.session;

import java.util.function.Consumer;
import org.s3aharness.session.outcome.ExitCode;
import org.s3aharness.session.outcome.SessionOutcome;
import org.s3aharness.session.store.RunningStoreProvider;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.store.RequestCount;
import org.s3aharness.store.RequestCount.Api;
import org.s3aharness.store.Store;
import org.s3aharness.store.resource.KmsKeyManager;

/**
 * Rehearses a run: it runs on a LocalStack that stands in for a store that already runs, to count
 * what the same run would create there and send to it.
 */
public final class Rehearsal {
  /** Runs what is to be rehearsed. */
  @FunctionalInterface
  public interface RehearsedRun {
    /** Starts a session with these settings, runs in it, and ends it. */
    SessionOutcome run(SessionSettings settings) throws Exception;
  }

  private Rehearsal() {}

  /**
   * Asks the store what it is, has a LocalStack stand in for it, and reports the counts.
   *
   * @param settings those of the run on the store itself
   * @param out receives lines for a person
   * @return {@link ExitCode#INFRASTRUCTURE} if the run was cut short, so that the count is
   *     incomplete; {@link ExitCode#NOTHING_RAN} if nothing was judged; otherwise {@link
   *     ExitCode#AS_EXPECTED}, whatever the verdicts, which were not asked for
   * @throws Exception if the store does not answer, or the run throws
   */
  public static int of(SessionSettings settings, Consumer<String> out, RehearsedRun run)
      throws Exception {
    String where = whose(settings.store());
    out.accept("Rehearsing on a LocalStack the run on " + where + ".");
    SessionOutcome outcome = run.run(settings.rehearsed());
    tell(where, outcome.requests(), out);
    return outcome.exitCode() == ExitCode.FAILED ? ExitCode.AS_EXPECTED : outcome.exitCode();
  }

  private static String whose(StoreChoice choice) {
    if (!(choice.provider() instanceof RunningStoreProvider provider)) {
      throw new IllegalArgumentException(choice.provider().name() + " does not run already");
    }
    try (Store store = provider.connect(choice.settings())) {
      return store.account().map(account -> "account " + account + ", ").orElse("")
          + store.s3Endpoint()
          + ", region "
          + store.region();
    }
  }

  private static void tell(String where, RequestCount requests, Consumer<String> out) {
    out.accept("As rehearsed on a LocalStack, this run on " + where + " would make:");
    out.accept("  buckets: %,d, each removed when its case is over".formatted(requests.buckets()));
    out.accept(
        "  KMS keys: %,d, whose deletion is scheduled at the end, in %d days"
            .formatted(requests.keys(), KmsKeyManager.MINIMUM_DAYS_TO_DELETION));
    out.accept(
        "  requests: %,d (%,d of S3, %,d of KMS, %,d of STS)"
            .formatted(
                requests.all(), requests.of(Api.S3), requests.of(Api.KMS), requests.of(Api.STS)));
    out.accept(
        "A store with other features than LocalStack gets other requests. Nothing was made on it.");
  }
}
