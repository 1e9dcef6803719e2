package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.AES256;
import static org.s3aharness.store.expectation.Bench.KMS;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Holds the expectations about bucket policies that mandate encryption. */
final class PolicyExpectations {
  private static final S3Refusal DENIED = S3Refusal.of(S3Refusal.FORBIDDEN, "AccessDenied");
  private static final String OBJECT = "object";

  private PolicyExpectations() {}

  static List<Expectation> all() {
    return List.of(
        mandating(
            "a-mode",
            "A policy that denies PutObject without aws:kms refuses AES256 and takes aws:kms.",
            bench -> "\"StringNotEquals\": {\"s3:x-amz-server-side-encryption\": \"aws:kms\"}",
            bench -> r -> r.serverSideEncryption(AES256),
            bench -> r -> r.serverSideEncryption(KMS).ssekmsKeyId(bench.keys().first().arn())),
        mandating(
            "a-header",
            "A policy that denies PutObject without a header for encryption refuses one without.",
            bench -> "\"Null\": {\"s3:x-amz-server-side-encryption\": \"true\"}",
            bench -> r -> {},
            bench -> r -> r.serverSideEncryption(AES256)),
        mandating(
            "a-key",
            "A policy that denies PutObject under another KMS key refuses that and takes its own.",
            bench ->
                "\"StringNotEquals\": {\"s3:x-amz-server-side-encryption-aws-kms-key-id\": \"%s\"}"
                    .formatted(bench.keys().first().arn()),
            bench -> r -> r.serverSideEncryption(KMS).ssekmsKeyId(bench.keys().second().arn()),
            bench -> r -> r.serverSideEncryption(KMS).ssekmsKeyId(bench.keys().first().arn())),
        mandating(
            "no-customer-keys",
            "A policy that denies PutObject under SSE-C refuses it and takes others.",
            bench ->
                "\"Null\": {\"s3:x-amz-server-side-encryption-customer-algorithm\": \"false\"}",
            bench -> SseCExpectations.under(bench.customerKey()),
            bench -> r -> {}),
        new Expectation(
            "policy/mandates-tls",
            "A policy that denies what comes without TLS refuses PutObject over plain HTTP.",
            AwsDocument.POLICIES,
            PolicyExpectations::tls));
  }

  private static Expectation mandating(
      String what,
      String says,
      Function<Bench, String> condition,
      Function<Bench, Consumer<PutObjectRequest.Builder>> denied,
      Function<Bench, Consumer<PutObjectRequest.Builder>> allowed) {
    return new Expectation(
        "policy/mandates-" + what,
        says,
        AwsDocument.POLICIES,
        bench -> {
          String bucket = bench.newBucket();
          // What S3A cannot do without a policy it cannot do with one.
          Bench.put(bench.s3(), bucket, OBJECT, allowed.apply(bench));
          bench.buckets().putPolicy(bucket, denying(bucket, condition.apply(bench)));
          TrialResult refused =
              TrialResult.refusing(
                  DENIED, () -> Bench.put(bench.s3(), bucket, OBJECT, denied.apply(bench)));
          return refused.and(
              b -> {
                Bench.put(b.s3(), bucket, OBJECT, allowed.apply(b));
                return refused;
              },
              bench);
        });
  }

  private static TrialResult tls(Bench bench) {
    String bucket = bench.newBucket();
    bench
        .buckets()
        .putPolicy(bucket, denying(bucket, "\"Bool\": {\"aws:SecureTransport\": \"false\"}"));
    try {
      return TrialResult.refusing(
          DENIED, () -> Bench.put(bench.plainHttp(), bucket, OBJECT, r -> {}));
    } catch (SdkClientException notListening) {
      throw new CannotTryException("the store does not answer without TLS");
    }
  }

  private static String denying(String bucket, String condition) {
    return """
    {"Version": "2012-10-17", "Statement": [{"Sid": "Mandate", "Effect": "Deny",
    "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::%s/*",
    "Condition": {%s}}]}"""
        .formatted(bucket, condition);
  }
}
