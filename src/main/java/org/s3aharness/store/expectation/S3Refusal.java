package org.s3aharness.store.expectation;

import java.util.List;
import org.s3aharness.store.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The way in which S3 refuses something.
 *
 * @param statuses the possible HTTP statuses, at least one: the documentation may name several or
 *     only say that the request fails
 * @param code the error code; empty where the documentation names none, or for a HEAD, whose answer
 *     has none
 */
record S3Refusal(List<Integer> statuses, String code) {
  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int PRECONDITION_FAILED = 412;

  /** A refusal about which the documentation says only that the request fails. */
  static final S3Refusal ANY = new S3Refusal(List.of(BAD_REQUEST, FORBIDDEN), "");

  static S3Refusal of(int status) {
    return new S3Refusal(List.of(status), "");
  }

  static S3Refusal of(int status, String code) {
    return new S3Refusal(List.of(status), code);
  }

  boolean isLike(AwsServiceException refused) {
    return statuses.contains(refused.statusCode())
        && (code.isEmpty() || code.equals(AwsErrors.code(refused)));
  }

  @Override
  public String toString() {
    String status =
        statuses.stream().map(String::valueOf).reduce((a, b) -> a + " or " + b).orElseThrow();
    return "refused with " + (code.isEmpty() ? status : status + " " + code);
  }
}
