package org.s3aharness.wire.recorder;

import org.s3aharness.wire.exchange.RequestKind;

/** Says of each request that is about to go on to the store whether it may. */
@FunctionalInterface
public interface Admission {
  /** Admits every request. */
  Admission EVERY_REQUEST = kind -> true;

  /**
   * Says whether this one may. One that may not is refused with status 403, which S3A does not
   * repeat. Called once for each, on the recorder's threads: must not block.
   */
  boolean admits(RequestKind kind);
}
