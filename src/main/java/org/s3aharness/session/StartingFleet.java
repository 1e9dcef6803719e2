package org.s3aharness.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.s3aharness.harness.run.agents.Fleet;

/**
 * Agents that are being started while other things are prepared. Closing it ends them, unless they
 * were handed over.
 */
final class StartingFleet implements AutoCloseable {
  private final CompletableFuture<Fleet> starting;
  private boolean handedOver;

  private StartingFleet(CompletableFuture<Fleet> starting) {
    this.starting = starting;
  }

  /** Begins to start agents on another thread. */
  static StartingFleet begin(Supplier<Fleet> start) {
    return new StartingFleet(CompletableFuture.supplyAsync(start));
  }

  /**
   * Waits for the agents and hands them over.
   *
   * @throws RuntimeException that kept one of them from starting
   */
  Fleet await() {
    try {
      Fleet fleet = starting.join();
      handedOver = true;
      return fleet;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    if (!handedOver) {
      starting.handle((fleet, failure) -> fleet).thenAccept(StartingFleet::close).join();
    }
  }

  private static void close(Fleet fleet) {
    if (fleet != null) { // otherwise none was started
      fleet.close();
    }
  }
}
