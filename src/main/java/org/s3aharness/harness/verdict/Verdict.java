package org.s3aharness.harness.verdict;

/** Says how a case ended. */
public enum Verdict {
  PASSED("passed"),
  FAILED("failed"),
  /** The case failed exactly as a declared deviation says. */
  KNOWN("known"),
  /** A declared deviation is no longer seen: its declaration has to be removed. */
  FIXED("fixed"),
  NOT_RUN("not run");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** Says whether a gate lets the verdict through: all but {@link #FAILED} and {@link #FIXED}. */
  public boolean isAsExpected() {
    return this != FAILED && this != FIXED;
  }

  /** Returns the word shown to people. */
  public String label() {
    return label;
  }
}
