package org.s3aharness.cluster;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels an application from a signal's thread, and waits until the other one has seen its end.
 */
final class Cancellation {
  private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

  /** Tasks have two minutes to clean up; the engine itself needs some seconds more. */
  private static final int SECONDS_TO_CLEAN_UP = 180;

  private final ClusterClient client;
  private final CountDownLatch over = new CountDownLatch(1);

  Cancellation(ClusterClient client) {
    this.client = client;
  }

  /** Cancels the application and returns when it has ended, or after three minutes. */
  void cancel() {
    try {
      client.cancel();
      if (!over.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS)) {
        LOG.warn("the application has not ended within {} s", SECONDS_TO_CLEAN_UP);
      }
    } catch (IOException e) {
      LOG.warn("the application cannot be cancelled: the client has ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes note that the application has ended, or is not followed any more. */
  void isOver() {
    over.countDown();
  }
}
