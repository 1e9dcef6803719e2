package org.s3aharness.harness.verdict;

/** What came of a case. */
public enum Verdict {
  PASSED("passed"),
  FAILED("failed"),
  /** It failed exactly as a declared deviation says. */
  KNOWN("known"),
  /** A declared deviation no longer shows: the declaration has to go. */
  FIXED("fixed"),
  NOT_RUN("not run");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** Says whether a gate lets it through: all but {@link #FAILED} and {@link #FIXED}. */
  public boolean isAsExpected() {
    return this != FAILED && this != FIXED;
  }

  /** Returns the word for people. */
  public String label() {
    return label;
  }
}
