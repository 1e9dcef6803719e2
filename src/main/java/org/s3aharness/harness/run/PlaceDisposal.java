package org.s3aharness.harness.run;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.s3aharness.store.Place;
import org.s3aharness.store.resource.PlaceAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes places that are no longer needed, in the background, so that no case waits while a place
 * is emptied.
 */
final class PlaceDisposal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PlaceDisposal.class);

  /** Limits how long the removal of one place may take when the run ends. */
  private static final Duration LAST_PLACE = Duration.ofMinutes(2);

  private final PlaceAllocator places;
  private final ExecutorService remover =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "place-remover");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean closing;

  PlaceDisposal(PlaceAllocator places) {
    this.places = places;
  }

  void dispose(Place place) {
    remover.execute(
        () -> {
          if (closing) {
            return; // the owner of the places removes them
          }
          try {
            places.remove(place);
          } catch (RuntimeException e) {
            LOG.warn("{} cannot be removed yet: the end of the run tries again", place, e);
          }
        });
  }

  /** Starts no further removal; {@link #close} waits for the one in progress. */
  void beginNoMore() {
    closing = true;
    remover.shutdown();
  }

  @Override
  public void close() {
    beginNoMore();
    try {
      if (!remover.awaitTermination(LAST_PLACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("removing a place takes longer than {}", LAST_PLACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
