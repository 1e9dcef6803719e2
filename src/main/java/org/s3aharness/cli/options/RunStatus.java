package org.s3aharness.cli.options;

import java.time.Duration;

/** How far a run is: counts, and about how long it will take. Safe for use by several threads. */
final class RunStatus {
  /** Less than this part of a run says too little about the rest of it. */
  private static final double TELLING = 0.03;

  private static final int BAR = 24;
  private static final int PERCENT = 100;
  private static final int SECONDS = 60;

  private final boolean comparing;
  private int planned;
  private int judged;
  private int unexpected;
  private double part;
  private long start;

  /**
   * Makes a status of nothing.
   *
   * @param comparing whether releases are compared, so that a case that fails is no news by itself
   */
  RunStatus(boolean comparing) {
    this.comparing = comparing;
  }

  /**
   * Begins a run.
   *
   * @param cases how many cases it has
   * @param nanos the time, as {@link System#nanoTime} has it
   */
  synchronized void begin(int cases, long nanos) {
    planned = cases;
    judged = 0;
    unexpected = 0;
    part = 0;
    start = nanos;
  }

  /** Counts a case. */
  synchronized void add(boolean asExpected) {
    judged++;
    unexpected += asExpected ? 0 : 1;
  }

  /** Takes note of how much is done, 0 to 1. */
  synchronized void done(double now) {
    part = now;
  }

  /** Says whether a run goes on. */
  synchronized boolean isRunning() {
    return planned > 0 && part < 1;
  }

  /** Returns the status in words. */
  synchronized String text(long nanos) {
    String failed = comparing ? "" : ", %d not as expected".formatted(unexpected);
    return "%d of %d cases%s%s".formatted(judged, planned, failed, left(nanos));
  }

  /** Returns the status as a bar, with the words behind it. */
  synchronized String bar(long nanos) {
    int full = (int) Math.round(part * BAR);
    return "[%s%s] %3d %%  %s"
        .formatted(
            "#".repeat(full), "-".repeat(BAR - full), Math.round(part * PERCENT), text(nanos));
  }

  private String left(long nanos) {
    if (part < TELLING) {
      return "";
    }
    Duration left = Duration.ofNanos((long) ((nanos - start) * (1 - part) / part));
    return left.toSeconds() < SECONDS
        ? ", about %d s left".formatted(left.toSeconds() + 1)
        : ", about %d min left".formatted((left.toSeconds() + SECONDS / 2) / SECONDS);
  }
}
