package org.s3aharness.store.expectation;

/** The result of an expectation on one store. */
public record Outcome(Expectation expectation, Answer answer) {
  /** Returns the verdict of the answer. */
  public Answer.Verdict verdict() {
    return answer.verdict();
  }
}
