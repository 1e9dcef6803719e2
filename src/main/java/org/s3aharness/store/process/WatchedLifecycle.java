package org.s3aharness.store.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.s3aharness.store.StoreUnavailableException;

/**
 * The lifecycle of a store that is not a process of the harness. It is asked repeatedly whether it
 * still answers.
 */
public final class WatchedLifecycle implements StoreLifecycle {
  /**
   * Says when a store counts as lost.
   *
   * @param interval the time between two questions
   * @param misses how many questions in a row must go unanswered
   */
  public record Patience(Duration interval, int misses) {}

  private final BooleanSupplier isThere;
  private final Patience patience;
  private final StoreUnavailableException ifLost;
  private final Runnable end;
  private final CompletableFuture<StoreUnavailableException> lost = new CompletableFuture<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "store-watch");
            thread.setDaemon(true);
            return thread;
          });
  private int missed;

  /**
   * Starts watching.
   *
   * @param ifLost what to tell the user if the store is lost
   * @param end ends what was started for the store
   */
  public WatchedLifecycle(
      BooleanSupplier isThere, Patience patience, StoreUnavailableException ifLost, Runnable end) {
    this.isThere = isThere;
    this.patience = patience;
    this.ifLost = ifLost;
    this.end = end;
    long milliseconds = patience.interval().toMillis();
    clock.scheduleWithFixedDelay(this::look, milliseconds, milliseconds, TimeUnit.MILLISECONDS);
  }

  private void look() {
    missed = isThere.getAsBoolean() ? 0 : missed + 1;
    if (missed == patience.misses() && !clock.isShutdown()) {
      lost.complete(ifLost);
    }
  }

  @Override
  public CompletionStage<StoreUnavailableException> lost() {
    return lost;
  }

  @Override
  public void close() {
    clock.shutdown(); // before the store ends, which is no loss then
    end.run();
  }
}
