package org.s3aharness.harness.plan;

import org.s3aharness.release.Release;

/**
 * The releases of a case: the one that writes, and the one that works on what was written. In most
 * cases one release has both roles.
 *
 * @param writer the release that writes
 * @param reader the release under test, which reads, renames, overwrites and deletes
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

  /** Returns the name of a pair of two different releases in a case id. */
  public static String label(String writer, String reader) {
    return writer + "-to-" + reader;
  }

  @Override
  public String toString() {
    return label();
  }
}
