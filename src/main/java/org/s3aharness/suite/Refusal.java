package org.s3aharness.suite;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.FailureSummary;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Witness;

/**
 * The way in which S3A should refuse something, as far as it is documented; whatever the
 * documentation leaves open is not checked. It is immutable.
 *
 * @param name the refusal's name in reports, such as {@code HTTP 403}
 * @param status the HTTP status of the answer; 0 for any, or none
 * @param errorCode the AWS error code of the answer; empty for any, or none
 * @param exception a regular expression for the class of the exception or of one of its causes;
 *     empty for any
 * @param translatedTo the class that S3A should translate the answer to; empty for any
 * @param naming what a message of the exception must name, such as the key; empty for nothing
 */
public record Refusal(
    String name,
    int status,
    String errorCode,
    String exception,
    String translatedTo,
    String naming) {
  /** The error code of KMS for a key that is disabled. */
  public static final String KMS_DISABLED = "DisabledException";

  /** The error code of KMS for a key that is pending deletion or lacks its material. */
  public static final String KMS_INVALID_STATE = "KMSInvalidStateException";

  /** The error code of KMS for a key or an alias that does not exist. */
  public static final String KMS_NOT_FOUND = "NotFoundException";

  private static final int BAD_REQUEST = 400;

  /**
   * The class that S3A translates a bad request to (Troubleshooting S3A, "AWSBadRequestException").
   */
  private static final String BAD_REQUEST_EXCEPTION =
      "org.apache.hadoop.fs.s3a.AWSBadRequestException";

  private static final String NOT_REFUSED = "not refused";

  /** Returns a refusal of which only the fact is documented. */
  public static Refusal ofAnyKind() {
    return new Refusal("refused", 0, "", "", "", "");
  }

  /** Returns a refusal with this HTTP status. */
  public static Refusal withStatus(int status) {
    return new Refusal("HTTP " + status, status, "", "", "", "");
  }

  /** Returns a refusal with this HTTP status and AWS error code. */
  public static Refusal withAnswer(int status, String errorCode) {
    return new Refusal("HTTP " + status + " " + errorCode, status, errorCode, "", "", "");
  }

  /**
   * Returns a refusal by an exception.
   *
   * @param name its name in reports
   * @param exception a regular expression for its class, or that of one of its causes
   * @param status its HTTP status; 0 for any, or none
   */
  public static Refusal withException(String name, String exception, int status) {
    return new Refusal(name, status, "", exception, "", "");
  }

  /**
   * Returns how KMS refuses the use of a key (AWS KMS Developer Guide, "Key states of AWS KMS
   * keys"). S3 passes this on with its own prefix and status 400 (Amazon S3 API Reference, "Error
   * responses"); a client that encrypts asks KMS itself.
   *
   * @param code the error code of KMS
   * @param key the form of the key that the error must name, such as its id
   */
  public static Refusal byKms(String code, Mode mode, String key) {
    String passedOn = mode.isClientSide() ? code : "KMS." + code;
    Refusal answer = withAnswer(BAD_REQUEST, passedOn);
    return new Refusal(answer.name, answer.status, passedOn, "", BAD_REQUEST_EXCEPTION, key);
  }

  /** Returns this refusal with something that the error must name, such as a key. */
  public Refusal withNaming(String what) {
    return new Refusal(name, status, errorCode, exception, translatedTo, what);
  }

  /** Returns this refusal with the class that S3A should translate the answer to. */
  public Refusal withTranslation(String className) {
    return new Refusal(name, status, errorCode, exception, className, naming);
  }

  /** Says whether S3A failed in this way, whatever the failure was translated to and names. */
  public boolean matches(S3AFailure failure) {
    return (status == 0 || status == failure.httpStatus())
        && (errorCode.isEmpty() || errorCode.equals(failure.awsErrorCode()))
        && (exception.isEmpty()
            || failure.classNames().stream().anyMatch(each -> each.matches(exception)));
  }

  /**
   * Makes S3A do something that must be refused in this way, and records for the report what the
   * user sees.
   *
   * @param what such as {@code read while disabled}
   * @return the actual refusal, whether this one or another; empty if there was none
   */
  public Optional<S3AFailure> judge(CheckList checks, String what, IORunnable operation)
      throws IOException {
    try {
      operation.run();
    } catch (S3AFailure refused) {
      judge(checks, what, refused);
      return Optional.of(refused);
    }
    checks.equal(Witness.S3A, "refusal", what, name, NOT_REFUSED);
    checks.observed(what, NOT_REFUSED);
    return Optional.empty();
  }

  private void judge(CheckList checks, String what, S3AFailure refused) {
    String inWords = FailureSummary.inWords(refused);
    String observed = matches(refused) ? name : FailureSummary.of(refused);
    checks.add(Check.equal(Witness.S3A, "refusal", what, name, observed).withDetail(inWords));
    if (!translatedTo.isEmpty()) {
      List<String> classes = refused.classNames();
      String seen = classes.contains(translatedTo) ? translatedTo : classes.get(0);
      checks.add(
          Check.equal(Witness.S3A, "refusal-class", what + ": the exception", translatedTo, seen)
              .withDetail(String.join(", caused by ", classes)));
    }
    if (!naming.isEmpty()) {
      boolean named =
          refused.messages().stream().filter(Objects::nonNull).anyMatch(m -> m.contains(naming));
      checks.add(
          Check.equal(
                  Witness.S3A,
                  "refusal-names-key",
                  what + ": the key in the error",
                  naming,
                  named ? naming : "")
              .withDetail(inWords));
    }
    checks.observed(what, "refused (" + FailureSummary.of(refused) + ")");
    checks.observed(what + ": message", FailureSummary.causeInWords(refused));
  }
}
