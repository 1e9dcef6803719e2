package org.s3aharness.store.expectation;

/** The result of an expectation on one store. */
public record TriedExpectation(Expectation expectation, TrialResult result) {
  /** Returns the verdict on the store. */
  public Conformity verdict() {
    return result.verdict();
  }
}
