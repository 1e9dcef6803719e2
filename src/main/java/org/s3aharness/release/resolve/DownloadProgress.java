package org.s3aharness.release.resolve;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;

/** Reports downloads: large ones by name every few seconds, small ones not at all. */
final class DownloadProgress extends AbstractTransferListener {
  private static final long LARGE = 5_000_000;
  private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

  private final Consumer<String> lines;
  private final ConcurrentMap<String, AtomicLong> lastSaid = new ConcurrentHashMap<>();

  DownloadProgress(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void transferProgressed(TransferEvent event) {
    TransferResource resource = event.getResource();
    if (resource.getContentLength() < LARGE) {
      return;
    }
    long now = System.nanoTime();
    AtomicLong last =
        lastSaid.computeIfAbsent(
            resource.getResourceName(), name -> new AtomicLong(now - PAUSE_NANOS));
    long before = last.get();
    if (now - before >= PAUSE_NANOS && last.compareAndSet(before, now)) {
      lines.accept(
          "downloading %s: %d of %d MB"
              .formatted(
                  fileName(resource),
                  event.getTransferredBytes() / 1_000_000,
                  resource.getContentLength() / 1_000_000));
    }
  }

  @Override
  public void transferSucceeded(TransferEvent event) {
    if (event.getTransferredBytes() >= LARGE) {
      lines.accept(
          "downloaded %s (%d MB)"
              .formatted(fileName(event.getResource()), event.getTransferredBytes() / 1_000_000));
    }
  }

  private static String fileName(TransferResource resource) {
    String path = resource.getResourceName();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
