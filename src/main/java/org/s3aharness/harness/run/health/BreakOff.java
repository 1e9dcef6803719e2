package org.s3aharness.harness.run.health;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.run.agents.CaseAgents;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.store.Store;

/**
 * Ends a run early when something fails for which no release is to blame. The first cause counts.
 * It is safe for use by several threads.
 */
public final class BreakOff {
  private final Store store;
  private final Fleet fleet;
  private final AtomicReference<RuntimeException> first = new AtomicReference<>();

  /** Makes what breaks a run off that uses this store and these agents. */
  public BreakOff(Store store, Fleet fleet) {
    this.store = store;
    this.fleet = fleet;
  }

  /**
   * Ends the run at once. Operations of the agents are cut short, since S3A itself would go on for
   * minutes without a store.
   */
  public void because(RuntimeException cause) {
    if (first.compareAndSet(null, cause)) {
      fleet.abandon();
    }
  }

  /**
   * Ends the run if a request was held back because the run has used up its requests. It does not
   * matter which case sent it: a case that expects a refusal cannot tell the difference.
   */
  public void ifAllRequestsAreSpent() {
    Infrastructure.spent(store).ifPresent(this::because);
  }

  /**
   * Ends the run if the infrastructure and not the release is to blame for a failure.
   *
   * @param agents those of the case that failed; null if it had none yet
   */
  public void unlessOfTheRelease(Throwable failure, CaseAgents agents) {
    ifAllRequestsAreSpent();
    if (failure instanceof InfrastructureException || failure instanceof UsageException) {
      because((RuntimeException) failure);
    } else if (cause().isEmpty() && agents != null) {
      agents.all().stream()
          .flatMap(agent -> Infrastructure.broken(agent.slot(), store, failure).stream())
          .findFirst()
          .ifPresent(this::because);
    }
  }

  /** Returns the failure that ended the run early; empty if none did. */
  public Optional<RuntimeException> cause() {
    return Optional.ofNullable(first.get());
  }
}
