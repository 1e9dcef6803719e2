package org.s3aharness.store.expectation;

import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

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

  /**
   * Returns the expectation that a PutObject is refused as a bad request.
   *
   * @param taken puts an object that differs only in what is refused, so that a store that refuses
   *     everything does not pass
   * @param refused makes the request a bad one
   */
  static Expectation refusedPut(
      String id,
      String says,
      AwsDocument source,
      Consumer<Bench> taken,
      Function<Bench, Consumer<PutObjectRequest.Builder>> refused) {
    return new Expectation(
        id,
        says,
        source,
        bench -> {
          taken.accept(bench);
          return TrialResult.refusing(
              S3Refusal.of(S3Refusal.BAD_REQUEST), () -> bench.newObject(refused.apply(bench)));
        });
  }

  /** Returns the subject, which is the first part of the id, such as {@code sse-c}. */
  public String subject() {
    return id.substring(0, id.indexOf('/'));
  }
}
