package org.s3aharness.harness.run.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Holds a case that a {@link CaseClock} watches until this is closed. It is safe for threads. */
public final class CaseTurn implements AutoCloseable {
  private final CompletableFuture<Void> limited = new CompletableFuture<>();
  private boolean over;
  private boolean cutShort;

  CaseTurn() {}

  /** Returns what fails when the limit has passed, unless the turn is over by then. */
  CompletableFuture<Void> limitedTo(Duration limit) {
    return limited.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Cuts the case short, unless it is over.
   *
   * @param ending ends what the case waits for
   */
  synchronized void cutShort(Runnable ending) {
    if (!over) {
      cutShort = true;
      ending.run();
    }
  }

  synchronized boolean isOver() {
    return over;
  }

  /** Says whether the case's agents were killed because S3A hung. */
  public synchronized boolean wasCutShort() {
    return cutShort;
  }

  @Override
  public synchronized void close() {
    over = true;
    limited.complete(null);
  }
}
