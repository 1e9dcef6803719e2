package org.s3aharness.suite.key;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.FailureSummary;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.KmsKey;

/**
 * How KMS refuses the use of a key (AWS KMS Developer Guide, "Key states of AWS KMS keys"). S3
 * passes that on with its own prefix and status 400 (Amazon S3 API Reference, "Error responses").
 */
enum KmsRefusal {
  DISABLED("DisabledException"),
  /** Pending deletion, or without its material. */
  INVALID_STATE("KMSInvalidStateException"),
  NOT_FOUND("NotFoundException");

  private static final int BAD_REQUEST = 400;

  /** Troubleshooting S3A, "AWSBadRequestException". */
  private static final String EXCEPTION = "org.apache.hadoop.fs.s3a.AWSBadRequestException";

  private final String code;

  KmsRefusal(String code) {
    this.code = code;
  }

  /**
   * Has S3A do what must be refused in this way, with an error that names the key. What the user
   * gets to see is kept for the report.
   *
   * @param what such as {@code read while disabled}
   * @param name the form of the key that the error must have, such as its id
   */
  void judge(CheckList checks, Mode mode, String name, String what, IORunnable operation)
      throws IOException {
    try {
      operation.run();
      checks.equal(Witness.S3A, "refusal", what, expected(mode), "not refused");
      checks.observed(what, "not refused");
    } catch (S3AFailure refused) {
      String was = "HTTP %d %s".formatted(refused.httpStatus(), refused.awsErrorCode());
      String inWords = FailureSummary.inWords(refused);
      checks.add(
          Check.equal(Witness.S3A, "refusal", what, expected(mode), was).withDetail(inWords));
      List<String> classes = refused.classNames();
      checks.add(
          Check.equal(
                  Witness.S3A,
                  "refusal-class",
                  what + ": the exception",
                  EXCEPTION,
                  classes.contains(EXCEPTION) ? EXCEPTION : classes.get(0))
              .withDetail(String.join(", caused by ", classes)));
      boolean named =
          refused.messages().stream().filter(Objects::nonNull).anyMatch(m -> m.contains(name));
      checks.add(
          Check.equal(
                  Witness.S3A,
                  "refusal-names-key",
                  what + ": the key in the error",
                  name,
                  named ? name : "")
              .withDetail(inWords));
      checks.observed(what, "refused: " + was + ", " + refused.getMessage());
    }
  }

  /** The same for a key that is named by its id, which is part of its ARN. */
  void judge(CheckList checks, Mode mode, KmsKey key, String what, IORunnable operation)
      throws IOException {
    judge(checks, mode, key.id(), what, operation);
  }

  private String expected(Mode mode) {
    return "HTTP " + BAD_REQUEST + " " + errorCode(mode);
  }

  /** A client that encrypts asks KMS itself. */
  private String errorCode(Mode mode) {
    return mode.isClientSide() ? code : "KMS." + code;
  }
}
