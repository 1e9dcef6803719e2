package org.s3aharness.cli.options;

import java.time.Duration;

/**
 * Knows how far a run is: how many cases have ended, and about how long the rest will take. It is
 * safe for use by several threads.
 */
final class RunStatus {
  /** The fraction of a run below which it says too little about the rest. */
  private static final double TELLING = 0.03;

  /** Without the end of a case for so long, in seconds, what is left cannot be told. */
  private static final int SILENCE = 30;

  private static final int BAR = 24;
  private static final int PERCENT = 100;
  private static final int SECONDS = 60;

  private final boolean comparing;
  private int planned;
  private int judged;
  private int unexpected;
  private double part;
  private long start;
  private double partBefore;
  private long movedLast;

  /**
   * Creates a status in which nothing runs.
   *
   * @param comparing whether releases are compared, so that a failing case is no news by itself
   */
  RunStatus(boolean comparing) {
    this.comparing = comparing;
  }

  /**
   * Begins a run.
   *
   * @param cases how many cases it has
   * @param nanos the time according to {@link System#nanoTime}
   */
  synchronized void begin(int cases, long nanos) {
    planned = cases;
    judged = 0;
    unexpected = 0;
    part = 0;
    start = nanos;
    partBefore = 0;
    movedLast = nanos;
  }

  /** Counts a case. */
  synchronized void add(boolean asExpected) {
    judged++;
    unexpected += asExpected ? 0 : 1;
  }

  /** Takes note of the fraction that is done, 0 to 1. */
  synchronized void done(double now) {
    part = now;
  }

  /** Says whether a run is going on. */
  synchronized boolean isRunning() {
    return planned > 0 && part < 1;
  }

  /** Returns the status in words. */
  synchronized String text(long nanos) {
    if (part > partBefore) {
      partBefore = part;
      movedLast = nanos;
    }
    String failed = comparing ? "" : ", %d not as expected".formatted(unexpected);
    return "%d of %d cases%s%s".formatted(judged, planned, failed, left(nanos));
  }

  /** Returns the status as a bar, followed by the words. */
  synchronized String bar(long nanos) {
    int full = (int) Math.round(part * BAR);
    return "[%s%s] %3d %%  %s"
        .formatted(
            "#".repeat(full), "-".repeat(BAR - full), Math.round(part * PERCENT), text(nanos));
  }

  private String left(long nanos) {
    Duration silence = Duration.ofNanos(nanos - movedLast);
    if (silence.toSeconds() >= SILENCE) {
      return ", none has ended for %d s".formatted(silence.toSeconds());
    }
    if (part < TELLING) {
      return "";
    }
    Duration left = Duration.ofNanos((long) ((nanos - start) * (1 - part) / part));
    return left.toSeconds() < SECONDS
        ? ", about %d s left".formatted(left.toSeconds() + 1)
        : ", about %d min left".formatted((left.toSeconds() + SECONDS / 2) / SECONDS);
  }
}
