package org.s3aharness.store.expectation;

/** Asks a store whether it does what is expected. */
@FunctionalInterface
public interface Trial {
  /**
   * Works only on the bench and returns what was seen.
   *
   * @throws SdkException if the store refuses what AWS accepts, or gives no usable answer
   * @throws CannotTryException if something that the trial needs cannot be had here
   */
  TrialResult on(Bench bench);
}
