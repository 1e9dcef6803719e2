package org.s3aharness.harness.run.health;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.s3aharness.harness.run.agents.AgentLease;
import org.s3aharness.harness.run.agents.AgentPool;
import org.s3aharness.harness.run.agents.CaseAgents;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices a case that does not end because its store or S3A hangs. Neither throws anything then,
 * and S3A retries for hours. If S3A hangs while the store and the agent's JVM answer, the case is
 * cut short; everything else breaks the run off.
 */
public final class CaseClock {
  private static final Logger LOG = LoggerFactory.getLogger(CaseClock.class);

  /** Limits how long a store or an agent may take to prove that it is not what hangs. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final Duration limit;
  private final Store store;
  private final Consumer<RuntimeException> breakOff;

  /**
   * Creates a clock for the cases of a run.
   *
   * @param limit how long a case may take once it has its agents
   * @param breakOff ends the run for the given reason
   */
  public CaseClock(Duration limit, Store store, Consumer<RuntimeException> breakOff) {
    this.limit = limit;
    this.store = store;
    this.breakOff = breakOff;
  }

  /** Returns how long a case may take. */
  public Duration limit() {
    return limit;
  }

  /** Watches a case from now on. */
  public CaseTurn watch(CaseId id, CaseAgents leases) {
    CaseTurn turn = new CaseTurn();
    turn.limitedTo(limit)
        .exceptionallyAsync(late -> overdue(turn, id, leases))
        .exceptionally(failure -> unexplained(id, failure));
    return turn;
  }

  private Void overdue(CaseTurn turn, CaseId id, CaseAgents leases) {
    leases.all().forEach(lease -> logThreads(lease.slot()));
    Optional<InfrastructureException> silent = Infrastructure.silent(store, ANSWER);
    if (silent.isPresent()) {
      breakOff.accept(silent.get());
      store.abandon(); // otherwise the case and the cleanup would wait for it
    } else if (leases.all().stream().allMatch(CaseClock::answers)) {
      turn.cutShort(() -> leases.all().forEach(lease -> lease.slot().process().kill()));
      CompletableFuture.delayedExecutor(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> breakOffUnlessOver(turn, id, leases));
    } else {
      breakOff.accept(hanging(id, leases));
    }
    return null;
  }

  private static boolean answers(AgentLease lease) {
    return CompletableFuture.supplyAsync(lease.slot().process()::answers)
        .completeOnTimeout(false, ANSWER.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private void breakOffUnlessOver(CaseTurn turn, CaseId id, CaseAgents leases) {
    if (!turn.isOver()) {
      breakOff.accept(hanging(id, leases));
    }
  }

  private Void unexplained(CaseId id, Throwable failure) {
    LOG.error("{} has not ended, and looking for the reason failed", id, failure);
    breakOff.accept(
        new InfrastructureException(
            "%s has not ended after %d s, and looking for the reason failed: %s"
                .formatted(id, limit.toSeconds(), failure),
            failure));
    return null;
  }

  private static void logThreads(AgentPool.Slot slot) {
    try {
      slot.process().logThreads();
    } catch (IOException e) {
      LOG.warn("agent {} cannot be asked for its threads", slot.process().pid(), e);
    }
  }

  private InfrastructureException hanging(CaseId id, CaseAgents leases) {
    String logs =
        leases.all().stream()
            .map(lease -> lease.slot().process().logFile().toString())
            .collect(Collectors.joining(" and "));
    return new InfrastructureException(
        "%s has not ended after %d s, although the store answers: the end of %s shows what S3A was doing. Run the case alone, with a higher --case-limit if it only needs longer."
            .formatted(id, limit.toSeconds(), logs),
        null);
  }
}
