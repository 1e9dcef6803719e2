package org.s3aharness.harness;

/** Fails a case in JUnit's eyes; its verdict has been reported. */
final class UnexpectedVerdict extends AssertionError {
  private static final long serialVersionUID = 1L;

  UnexpectedVerdict(String message) {
    super(message);
  }
}
