package org.s3aharness.watch;

import java.time.Instant;
import java.util.List;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Something that was wrong, as often as it was.
 *
 * @param cause what all of them have in common
 * @param count how often
 * @param first when it was seen first
 * @param examples messages that each name a request or an object
 * @param exchanges the first few; empty if it was seen otherwise
 */
public record Violation(
    Cause cause, long count, Instant first, List<String> examples, List<Exchange> exchanges) {

  /**
   * What violations have in common that are counted together.
   *
   * @param check such as {@code wire:PUT_OBJECT x-amz-server-side-encryption}
   * @param cause what was expected and what was observed
   * @param place bucket and path pattern
   * @param who did it, in words
   */
  public record Cause(String check, Grade grade, String cause, String place, String who) {}
}
