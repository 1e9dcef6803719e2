package org.s3aharness.harness.verdict;

/**
 * One thing that a case looked at.
 *
 * @param witness who was asked
 * @param about what, such as {@code PUT_OBJECT x-amz-server-side-encryption} or {@code kms-key};
 *     the same in every case, so that a deviation can name it
 * @param held whether it was as expected
 * @param message where it was seen, what was expected and what was observed; empty if it held
 * @param grade what it means for a user's data if it does not hold
 */
public record Check(Witness witness, String about, boolean held, String message, Grade grade) {
  /** Such as {@code store:kms-key}. */
  public String id() {
    return witness + ":" + about;
  }
}
