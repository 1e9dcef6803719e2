package org.s3aharness.store.expectation;

import software.amazon.awssdk.core.exception.SdkException;

/** Asks a store whether it does what is expected. */
@FunctionalInterface
public interface Trial {
  /**
   * Works on the bench alone and says what was seen.
   *
   * @throws SdkException if the store refuses what AWS takes, or gives no usable answer
   * @throws CannotTryException if what the trial needs cannot be had here
   */
  Answer on(Bench bench);
}
