package org.s3aharness.harness.run.health;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.run.agents.CaseAgents;
import org.s3aharness.harness.run.agents.Fleet;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.store.Store;

/**
 * Breaks a run off when something fails of which no release can be blamed. The first cause counts.
 * Safe for use from several threads.
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
   * Breaks the run off at once. What agents are doing is cut short, since S3A itself would go on
   * for minutes without a store.
   */
  public void because(RuntimeException cause) {
    if (first.compareAndSet(null, cause)) {
      fleet.abandon();
    }
  }

  /**
   * Breaks the run off if a request was held back because the run has sent all that it may. It does
   * not matter whose request that was: a case that expects a refusal cannot tell.
   */
  public void ifAllRequestsAreSpent() {
    Infrastructure.spent(store).ifPresent(this::because);
  }

  /**
   * Breaks the run off if the infrastructure is to blame for a failure and not the release.
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

  /** Returns what broke the run off; empty if nothing did. */
  public Optional<RuntimeException> cause() {
    return Optional.ofNullable(first.get());
  }
}
