package org.s3aharness.agent;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How to read a file: which ranges, by which of Hadoop's ways, opened how. */
public final class ReadPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The ways to read a range. */
  public enum Way {
    /** {@code seek}, then {@code read} in a loop. */
    SEEK,
    /** {@code PositionedReadable.readFully}. */
    POSITIONED,
    /** {@code PositionedReadable.readVectored} (Hadoop 3.3.5 on), all ranges in one call. */
    VECTORED
  }

  /** How the stream is opened. */
  public enum Opening {
    /** {@code open(path)}. */
    PLAIN,
    /** {@code openFile(path).withFileStatus(status)}, so that no HEAD is needed. */
    WITH_STATUS
  }

  private final Way way;
  private final Opening opening;
  private final ArrayList<long[]> ranges = new ArrayList<>();

  private ReadPlan(Way way, Opening opening) {
    this.way = way;
    this.opening = opening;
  }

  /** Returns a plan without ranges yet. */
  public static ReadPlan by(Way way) {
    return new ReadPlan(way, Opening.PLAIN);
  }

  /** Returns this plan with another way to open the file. */
  public ReadPlan opened(Opening other) {
    ReadPlan plan = new ReadPlan(way, other);
    plan.ranges.addAll(ranges);
    return plan;
  }

  /** Adds {@code length} bytes from {@code offset}. */
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

  /** Returns pairs of offset and length, bytes. */
  public List<long[]> ranges() {
    return Collections.unmodifiableList(ranges);
  }
}
