package org.s3aharness.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.s3aharness.session.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds how far an application is, from what has been fetched of it. */
final class FetchProgress implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(FetchProgress.class);
  private static final int SECONDS_BETWEEN = 5;

  private final FetchedParts parts;
  private final SessionListener listener;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fetch-progress");
            thread.setDaemon(true);
            return thread;
          });
  private String said = "";

  FetchProgress(FetchedParts parts, SessionListener listener) {
    this.parts = parts;
    this.listener = listener;
  }

  /** Starts saying it. */
  void begin() {
    clock.scheduleWithFixedDelay(this::look, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      String now = parts.progress();
      if (!now.equals(said)) {
        listener.progress(now);
        said = now;
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("cannot tell how far the application is", e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
