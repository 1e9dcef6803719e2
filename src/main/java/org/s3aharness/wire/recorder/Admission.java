package org.s3aharness.wire.recorder;

import org.s3aharness.wire.exchange.RequestKind;

/** Decides about each request that is about to go on to the store whether it may. */
@FunctionalInterface
public interface Admission {
  /** Admits every request. */
  Admission EVERY_REQUEST = kind -> true;

  /**
   * Says whether a request may go on. Otherwise it is refused with status 403, which S3A does not
   * repeat. It is called once for each request, on the recorder's threads, and must not block.
   */
  boolean admits(RequestKind kind);
}
