package org.s3aharness.harness.run;

/** Fails a case in JUnit's eyes; its verdict has been reported. */
public final class UnexpectedVerdict extends AssertionError {
  private static final long serialVersionUID = 1L;

  public UnexpectedVerdict(String message) {
    super(message);
  }
}
