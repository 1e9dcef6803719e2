package org.s3aharness.harness.plan;

import org.s3aharness.release.Release;

/**
 * The releases of a case: the one that writes and the one that works on what was written. Most
 * cases have one release for both.
 *
 * @param writer writes
 * @param reader is under test: it reads, renames, overwrites and deletes
 */
public record ReleasePair(Release writer, Release reader) {
  /** Returns a pair in which one release has both roles. */
  public static ReleasePair of(Release release) {
    return new ReleasePair(release, release);
  }

  /** Says whether one release has both roles. */
  public boolean isOfOneRelease() {
    return writer.name().equals(reader.name());
  }

  /** Returns the pair as a case id names it: {@code 3.4.3}, or {@code 3.3.6-to-3.4.1}. */
  public String label() {
    return isOfOneRelease() ? reader.name() : label(writer.name(), reader.name());
  }

  /** Returns how a case id names two different releases. */
  public static String label(String writer, String reader) {
    return writer + "-to-" + reader;
  }

  @Override
  public String toString() {
    return label();
  }
}
