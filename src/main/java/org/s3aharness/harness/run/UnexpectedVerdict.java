package org.s3aharness.harness.run;

/** Thrown to fail a case in JUnit's eyes, after its verdict has been reported. */
public final class UnexpectedVerdict extends AssertionError {
  private static final long serialVersionUID = 1L;

  public UnexpectedVerdict(String message) {
    super(message);
  }
}
