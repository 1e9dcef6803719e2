package org.s3aharness.harness.run;

import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.judge.FailureGrader;

/**
 * Puts the failure of a case into words that stand alone in a report; an agent's stack trace is in
 * its log.
 */
final class FailureText {
  private final FailureGrader failures;

  FailureText(FailureGrader failures) {
    this.failures = failures;
  }

  String of(Throwable failure) {
    if (failure instanceof AssertionError) {
      return failure.getMessage() == null ? failure.toString() : failure.getMessage().strip();
    }
    if (failure instanceof S3AFailure s3a) {
      String answered =
          s3a.httpStatus() == 0
              ? ""
              : " (HTTP " + s3a.httpStatus() + " " + s3a.awsErrorCode() + ")";
      String doing = failures.of(failure).map(name -> name + ": ").orElse("");
      return doing + "S3A threw " + s3a.getMessage() + answered;
    }
    return failure.toString();
  }
}
