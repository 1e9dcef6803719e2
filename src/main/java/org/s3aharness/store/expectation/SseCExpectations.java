package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.AES256;

import java.util.List;
import java.util.function.Consumer;
import org.s3aharness.store.SseCustomerKey;
import software.amazon.awssdk.services.s3.model.EncryptionType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Holds the expectations about SSE-C: what is acknowledged, and what is refused. */
final class SseCExpectations {
  private static final String HEADER = "x-amz-server-side-encryption-customer-";

  /** A key of 16 bytes, in base64. */
  private static final String SHORT_KEY = "MDEyMzQ1Njc4OWFiY2RlZg==";

  private SseCExpectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "sse-c/put-is-acknowledged",
            "PutObject under SSE-C is answered with AES256 and the MD5 of the key, and with no mode"
                + " of server-side encryption.",
            AwsDocument.PUT_OBJECT,
            bench -> {
              PutObjectResponse put = bench.put(bench.newKey(), under(bench.customerKey()));
              return TrialResult.comparing(
                  List.of(AES256, "the MD5 of the key", "no mode"),
                  put.sseCustomerAlgorithm(),
                  named(bench.customerKey(), put.sseCustomerKeyMD5()),
                  put.serverSideEncryption() == null
                      ? "no mode"
                      : put.serverSideEncryptionAsString());
            }),
        new Expectation(
            "sse-c/head-with-the-key-says-so",
            "HeadObject with the key is answered with AES256 and the MD5 of the key.",
            AwsDocument.HEAD_OBJECT,
            bench -> {
              HeadObjectResponse head = bench.head(newObject(bench), bench.customerKey());
              return TrialResult.comparing(
                  List.of(AES256, "the MD5 of the key"),
                  head.sseCustomerAlgorithm(),
                  named(bench.customerKey(), head.sseCustomerKeyMD5()));
            }),
        new Expectation(
            "sse-c/get-with-the-key-returns-the-content",
            "GetObject with the key returns what was put.",
            AwsDocument.SSE_C,
            bench ->
                TrialResult.comparing(
                    Bench.CONTENT, bench.read(newObject(bench), bench.customerKey()))),
        new Expectation(
            "sse-c/wrong-key-is-refused",
            "GetObject with another key is refused.",
            AwsDocument.SSE_C,
            bench -> {
              String key = newObject(bench);
              return TrialResult.refusing(
                  S3Refusal.of(S3Refusal.FORBIDDEN),
                  () -> bench.read(key, bench.otherCustomerKey()));
            }),
        new Expectation(
            "sse-c/get-without-a-key-is-refused",
            "GetObject without the key is refused.",
            AwsDocument.GET_OBJECT,
            bench -> {
              String key = newObject(bench);
              return TrialResult.refusing(
                  S3Refusal.of(S3Refusal.BAD_REQUEST), () -> bench.read(key));
            }),
        new Expectation(
            "sse-c/head-without-a-key-is-refused",
            "HeadObject without the key is refused.",
            AwsDocument.HEAD_OBJECT,
            bench -> {
              String key = newObject(bench);
              return TrialResult.refusing(
                  S3Refusal.of(S3Refusal.BAD_REQUEST), () -> bench.head(key));
            }),
        new Expectation(
            "sse-c/range-with-the-key-is-right",
            "GetObject of a range with the key returns these bytes.",
            AwsDocument.GET_OBJECT,
            bench ->
                TrialResult.comparing(
                    Bench.CONTENT.substring(7, 20),
                    bench.read(newObject(bench), range(bench.customerKey())))),
        Expectation.refusedPut(
            "sse-c/wrong-md5-of-the-key-is-refused",
            "PutObject with the MD5 of another key is refused.",
            AwsDocument.SSE_C,
            SseCExpectations::newObject,
            bench -> customerKey(bench.customerKey().base64(), bench.otherCustomerKey().md5())),
        Expectation.refusedPut(
            "sse-c/short-key-is-refused",
            "PutObject with a key of 16 bytes is refused.",
            AwsDocument.SSE_C,
            SseCExpectations::newObject,
            bench -> customerKey(SHORT_KEY, SseCustomerKey.md5Of(SHORT_KEY))),
        Expectation.refusedPut(
            "sse-c/with-a-mode-is-refused",
            "PutObject with a customer's key and a mode of server-side encryption is refused.",
            AwsDocument.PUT_OBJECT,
            SseCExpectations::newObject,
            bench -> under(bench.customerKey()).andThen(r -> r.serverSideEncryption(AES256))),
        new Expectation(
            "sse-c/key-for-another-object-is-refused",
            "GetObject with a customer's key is refused for an object that is not under SSE-C.",
            AwsDocument.GET_OBJECT,
            bench -> {
              String key = bench.newObject(r -> {});
              return TrialResult.refusing(
                  S3Refusal.of(S3Refusal.BAD_REQUEST), () -> bench.read(key, bench.customerKey()));
            }),
        new Expectation(
            "sse-c/plain-http-is-refused",
            "PutObject under SSE-C without TLS is refused.",
            AwsDocument.SSE_C,
            bench -> TrialResult.refusingWithoutTls(bench, under(bench.customerKey()))),
        new Expectation(
            "sse-c/etag-is-no-md5",
            "The ETag of an object under SSE-C is not the MD5 of its content.",
            AwsDocument.OBJECT,
            bench ->
                TrialResult.etagIsNoMd5(bench.head(newObject(bench), bench.customerKey()).eTag())),
        new Expectation(
            "sse-c/is-blocked-on-new-buckets",
            "A new bucket refuses PutObject under SSE-C until its blocked encryption types are"
                + " cleared (since April 2026).",
            AwsDocument.BLOCKED_SSE_C,
            SseCExpectations::blocked));
  }

  private static TrialResult blocked(Bench bench) {
    String bucket = bench.newBucketAsItIs();
    TrialResult refused =
        TrialResult.refusing(
            S3Refusal.of(S3Refusal.FORBIDDEN),
            () -> Bench.put(bench.s3(), bucket, "blocked", under(bench.customerKey())));
    return refused.and(
        b -> {
          b.buckets().blockEncryption(bucket, EncryptionType.NONE);
          return TrialResult.comparing(
              AES256,
              Bench.put(b.s3(), bucket, "allowed", under(b.customerKey())).sseCustomerAlgorithm());
        },
        bench);
  }

  /** Puts an object under the customer's key and returns the object's key. */
  static String newObject(Bench bench) {
    return bench.newObject(under(bench.customerKey()));
  }

  static Consumer<PutObjectRequest.Builder> under(SseCustomerKey key) {
    return r -> r.overrideConfiguration(key.headers());
  }

  private static Consumer<GetObjectRequest.Builder> range(SseCustomerKey key) {
    return r -> r.range("bytes=7-19").overrideConfiguration(key.headers());
  }

  private static Consumer<PutObjectRequest.Builder> customerKey(String base64, String md5) {
    return r ->
        r.overrideConfiguration(
            o ->
                o.putHeader(HEADER + "algorithm", SseCustomerKey.ALGORITHM)
                    .putHeader(HEADER + "key", base64)
                    .putHeader(HEADER + "key-MD5", md5));
  }

  /** Returns the MD5 of a key in words, since it differs in each report; null for none. */
  static String named(SseCustomerKey key, String md5) {
    if (md5 == null) {
      return null;
    }
    return key.md5().equals(md5) ? "the MD5 of the key" : "another MD5";
  }
}
