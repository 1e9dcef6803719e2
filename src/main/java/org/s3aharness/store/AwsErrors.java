package org.s3aharness.store;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Reads the errors that S3 and KMS answer with. */
public final class AwsErrors {
  private AwsErrors() {}

  /** Returns the error code, such as {@code AccessDenied}; empty for an answer without one. */
  public static String code(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse("");
  }
}
