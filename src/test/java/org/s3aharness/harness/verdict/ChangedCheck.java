package org.s3aharness.harness.verdict;

/** Makes checks in which something else was observed than in a given one. */
public final class ChangedCheck {
  private ChangedCheck() {}

  /** Returns the check as it would be if this value had been observed. */
  public static Check observing(Check check, Object observed) {
    String text = Check.text(observed);
    return new Check(
        check.witness(),
        check.about(),
        check.where(),
        check.expected(),
        text,
        check.detail(),
        check.terms(),
        text,
        check.grade(),
        check.held(),
        check.deviation());
  }
}
