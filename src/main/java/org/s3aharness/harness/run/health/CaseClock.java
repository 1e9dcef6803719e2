package org.s3aharness.harness.run.health;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.s3aharness.harness.run.agents.AgentPool;
import org.s3aharness.harness.run.agents.CaseAgents;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices a case that does not end because its store or S3A hangs. Neither throws anything then,
 * and S3A retries for hours.
 */
public final class CaseClock {
  private static final Logger LOG = LoggerFactory.getLogger(CaseClock.class);

  /** Limits how long a store may take to prove that it is not what hangs. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final Duration limit;
  private final Store store;
  private final Consumer<RuntimeException> breakOff;

  /** A case that is being watched, until this is closed. */
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

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

  /** Watches a case from now on. */
  public Turn watch(CaseId id, CaseAgents leases) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    ended
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyAsync(late -> overdue(id, leases))
        .exceptionally(failure -> unexplained(id, failure));
    return () -> ended.complete(null);
  }

  private Void overdue(CaseId id, CaseAgents leases) {
    leases.all().forEach(lease -> logThreads(lease.slot()));
    Optional<InfrastructureException> silent = Infrastructure.silent(store, ANSWER);
    breakOff.accept(silent.orElseGet(() -> hanging(id, leases)));
    if (silent.isPresent()) {
      store.abandon(); // otherwise the case and the cleanup would wait for it
    }
    return null;
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
