package org.s3aharness.store.expectation;

/**
 * One thing that S3 or KMS does according to AWS's documentation.
 *
 * @param id a stable name such as {@code sse-c/wrong-key-is-refused}: the subject, a slash, and
 *     what is expected
 * @param says what is expected, as a sentence
 * @param source the document that says so
 * @param trial asks a store whether it does so
 */
public record Expectation(String id, String says, AwsDocument source, Trial trial) {

  /** Returns the subject, which is the first part of the id, such as {@code sse-c}. */
  public String subject() {
    return id.substring(0, id.indexOf('/'));
  }
}
