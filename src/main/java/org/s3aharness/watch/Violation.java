package org.s3aharness.watch;

import java.time.Instant;
import java.util.List;
import org.s3aharness.harness.verdict.Grade;

/**
 * Something that was wrong, once or many times.
 *
 * @param cause what all occurrences share
 * @param count how often it occurred
 * @param first when it was first seen
 * @param examples messages that each name a request or an object
 */
public record Violation(Cause cause, long count, Instant first, List<String> examples) {

  /**
   * The properties shared by violations that are counted together.
   *
   * @param check such as {@code wire:PUT_OBJECT x-amz-server-side-encryption}
   * @param cause what was expected and what was observed
   * @param place bucket and path pattern
   * @param who the client that did it, in words
   */
  public record Cause(String check, Grade grade, String cause, String place, String who) {}
}
