package org.s3aharness.store.expectation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.s3aharness.store.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Holds the result of a trial.
 *
 * @param expected what AWS does, in a few words; empty where nothing was compared
 * @param observed what the store did instead, or in addition
 */
public record TrialResult(Conformity verdict, String expected, String observed) {
  private static final int NOT_IMPLEMENTED = 501;

  /**
   * Returns the answer of a store whose values are compared one by one; null stands for an absent
   * one.
   */
  static TrialResult comparing(List<String> expected, String... observed) {
    List<String> seen = Arrays.asList(observed);
    boolean same = expected.equals(seen);
    return new TrialResult(
        same ? Conformity.RIGHT : Conformity.WRONG, inWords(expected), inWords(seen));
  }

  /** Returns the answer of a store one of whose values is compared. */
  static TrialResult comparing(String expected, String observed) {
    return comparing(List.of(expected), observed);
  }

  /**
   * Returns the answer of a store about which something is true or not.
   *
   * @param expected what AWS does
   * @param otherwise what the store does if it is not true
   */
  static TrialResult that(boolean so, String expected, String otherwise) {
    return new TrialResult(
        so ? Conformity.RIGHT : Conformity.WRONG, expected, so ? expected : otherwise);
  }

  /**
   * Returns the answer of a store whose ETag of {@link Bench#CONTENT} must not be the content's
   * MD5.
   */
  static TrialResult etagIsNoMd5(String etag) {
    return that(
        !String.valueOf(etag).contains(DigestUtils.md5Hex(Bench.CONTENT)),
        "another ETag",
        "the MD5 of the content");
  }

  /**
   * Attempts something that S3 refuses.
   *
   * @param refusal how S3 refuses it
   */
  static TrialResult refusing(S3Refusal refusal, Runnable attempt) {
    try {
      attempt.run();
      return new TrialResult(Conformity.WRONG, refusal.toString(), "accepted");
    } catch (AwsServiceException refused) {
      boolean same = refusal.isLike(refused);
      return new TrialResult(
          same ? Conformity.RIGHT : Conformity.WRONG, refusal.toString(), said(refused));
    }
  }

  /**
   * Puts an object without TLS, which S3 refuses for this encryption. A store that does not listen
   * without TLS refuses it, too.
   */
  static TrialResult refusingWithoutTls(
      Bench bench, Consumer<PutObjectRequest.Builder> encryption) {
    S3Refusal refusal = S3Refusal.ANY;
    try {
      return refusing(
          refusal, () -> Bench.put(bench.plainHttp(), bench.bucket(), bench.newKey(), encryption));
    } catch (SdkClientException notListening) {
      return new TrialResult(Conformity.RIGHT, refusal.toString(), "no answer without TLS");
    }
  }

  /**
   * Returns the answer of a store that has refused what AWS accepts, or whose answer was not
   * understood.
   */
  static TrialResult failed(SdkException failure) {
    boolean refused =
        failure instanceof AwsServiceException answered
            && (answered.statusCode() < 500 || answered.statusCode() == NOT_IMPLEMENTED);
    return new TrialResult(
        refused ? Conformity.CANNOT : Conformity.WRONG, "accepted", said(failure));
  }

  /** Returns the first of two answers if it is not right, or else the second. */
  TrialResult and(Trial next, Bench bench) {
    return verdict == Conformity.RIGHT ? next.on(bench) : this;
  }

  /**
   * Returns a failure in words that are the same in every run, such as {@code 403 AccessDenied}.
   */
  static String said(SdkException failure) {
    if (failure instanceof AwsServiceException answered) {
      return (answered.statusCode() + " " + AwsErrors.code(answered)).strip();
    }
    return "no usable answer: "
        + String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
  }

  private static String inWords(List<String> values) {
    return values.stream()
        .map(v -> Objects.requireNonNullElse(v, "none"))
        .collect(Collectors.joining(", "));
  }
}
