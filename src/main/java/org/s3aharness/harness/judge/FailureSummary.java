package org.s3aharness.harness.judge;

import org.s3aharness.agent.S3AFailure;

/** Describes a failure of S3A as a value that checks compare, and in words for people. */
public final class FailureSummary {
  private FailureSummary() {}

  /**
   * Returns the part that is the same in every run: the class of the exception and AWS's answer,
   * such as {@code AWSBadRequestException, HTTP 400 KMS.DisabledException}.
   */
  public static String of(S3AFailure failure) {
    String name = failure.classNames().get(0);
    return name.substring(name.lastIndexOf('.') + 1) + answered(failure, ", HTTP ", "");
  }

  /** Returns the whole message with AWS's answer. */
  public static String inWords(S3AFailure failure) {
    return failure.getMessage() + answered(failure, " (HTTP ", ")");
  }

  /** Returns the whole message with AWS's answer and the root cause. */
  public static String causeInWords(S3AFailure failure) {
    int last = failure.classNames().size() - 1;
    return last == 0
        ? inWords(failure)
        : inWords(failure)
            + "; root cause "
            + failure.classNames().get(last)
            + ": "
            + failure.messages().get(last);
  }

  private static String answered(S3AFailure failure, String before, String after) {
    if (failure.httpStatus() == 0) {
      return "";
    }
    String code = failure.awsErrorCode() == null ? "" : " " + failure.awsErrorCode();
    return before + failure.httpStatus() + code + after;
  }
}
