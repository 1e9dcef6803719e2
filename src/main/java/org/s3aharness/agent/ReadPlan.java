package org.s3aharness.agent;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Says how to read a file: which ranges, through which of Hadoop's calls, and how the file is
 * opened.
 */
public final class ReadPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Lists the calls through which a range can be read. */
  public enum Way {
    /** Reads with {@code seek}, then {@code read} in a loop. */
    SEEK,
    /** Reads with {@code PositionedReadable.readFully}. */
    POSITIONED,
    /**
     * Reads all ranges in one call of {@code PositionedReadable.readVectored} (from Hadoop 3.3.5
     * on).
     */
    VECTORED
  }

  /** Lists the ways to open the stream. */
  public enum Opening {
    /** Opens with {@code open(path)}. */
    PLAIN,
    /** Opens with {@code openFile(path).withFileStatus(status)}, so that no HEAD is needed. */
    WITH_STATUS
  }

  private final Way way;
  private final Opening opening;
  private final ArrayList<long[]> ranges = new ArrayList<>();

  private ReadPlan(Way way, Opening opening) {
    this.way = way;
    this.opening = opening;
  }

  /** Returns a plan that has no ranges yet. */
  public static ReadPlan by(Way way) {
    return new ReadPlan(way, Opening.PLAIN);
  }

  /** Returns a copy of this plan that opens the file in another way. */
  public ReadPlan opened(Opening other) {
    ReadPlan plan = new ReadPlan(way, other);
    plan.ranges.addAll(ranges);
    return plan;
  }

  /** Adds the range of {@code length} bytes that starts at {@code offset}. */
  public ReadPlan range(long offset, long length) {
    ranges.add(new long[] {offset, length});
    return this;
  }

  public Way way() {
    return way;
  }

  public Opening opening() {
    return opening;
  }

  /** Returns the ranges as pairs of offset and length, in bytes. */
  public List<long[]> ranges() {
    return Collections.unmodifiableList(ranges);
  }
}
