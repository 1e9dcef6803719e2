package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.AES256;
import static org.s3aharness.store.expectation.Bench.KMS;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.s3aharness.store.KmsKey;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Holds the expectations about SSE-KMS: what is acknowledged, and which key is named. */
final class SseKmsExpectations {
  private SseKmsExpectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "sse-kms/put-names-the-key",
            "PutObject under SSE-KMS is answered with aws:kms and the ARN of the key.",
            AwsDocument.PUT_OBJECT,
            bench -> {
              KmsKey key = bench.keys().first();
              PutObjectResponse put =
                  bench.put(
                      bench.newKey(), r -> r.serverSideEncryption(KMS).ssekmsKeyId(key.arn()));
              return TrialResult.comparing(
                  List.of(KMS, key.arn()), put.serverSideEncryptionAsString(), put.ssekmsKeyId());
            }),
        keyGivenAs("arn", "its ARN", KmsKey::arn),
        keyGivenAs("id", "its id", KmsKey::id),
        keyGivenAs("alias-name", "the name of an alias", KmsKey::aliasName),
        keyGivenAs("alias-arn", "the ARN of an alias", KmsKey::aliasArn),
        new Expectation(
            "sse-kms/get-names-the-key",
            "GetObject of an object under SSE-KMS needs no header, returns what was put, and names"
                + " mode and key.",
            AwsDocument.GET_OBJECT,
            bench -> {
              String object = underFirst(bench);
              var got = bench.s3().getObjectAsBytes(r -> r.bucket(bench.bucket()).key(object));
              return TrialResult.comparing(
                  List.of(KMS, bench.keys().first().arn(), Bench.CONTENT),
                  got.response().serverSideEncryptionAsString(),
                  got.response().ssekmsKeyId(),
                  got.asUtf8String());
            }),
        new Expectation(
            "sse-kms/has-a-default-key",
            "PutObject with aws:kms and no key is encrypted under the AWS managed key, whose ARN is"
                + " named.",
            AwsDocument.SSE_KMS,
            bench -> {
              HeadObjectResponse head =
                  bench.head(bench.newObject(r -> r.serverSideEncryption(KMS)));
              return TrialResult.comparing(
                  List.of(KMS, "the ARN of a key"),
                  head.serverSideEncryptionAsString(),
                  anyArn(head.ssekmsKeyId()));
            }),
        Expectation.refusedPut(
            "sse-kms/key-with-aes256-is-refused",
            "PutObject with AES256 and the name of a KMS key is refused.",
            AwsDocument.PUT_OBJECT,
            SseKmsExpectations::underFirst,
            bench -> firstKey(bench).andThen(r -> r.serverSideEncryption(AES256))),
        new Expectation(
            "sse-kms/bucket-key-is-acknowledged",
            "An S3 Bucket Key that PutObject asks for is acknowledged, and named by HeadObject.",
            AwsDocument.BUCKET_KEYS,
            bench -> {
              String key = bench.newKey();
              PutObjectResponse put =
                  bench.put(key, firstKey(bench).andThen(r -> r.bucketKeyEnabled(true)));
              return TrialResult.comparing(
                  List.of("true", "true"),
                  String.valueOf(put.bucketKeyEnabled()),
                  String.valueOf(bench.head(key).bucketKeyEnabled()));
            }),
        Expectation.refusedPut(
            "sse-kms/garbled-context-is-refused",
            "PutObject with an encryption context that is no base64 of JSON is refused.",
            AwsDocument.PUT_OBJECT,
            SseKmsExpectations::underFirst,
            bench -> firstKey(bench).andThen(r -> r.ssekmsEncryptionContext("not base64 of JSON"))),
        new Expectation(
            "sse-kms/etag-is-no-md5",
            "The ETag of an object under SSE-KMS is not the MD5 of its content.",
            AwsDocument.OBJECT,
            bench -> TrialResult.etagIsNoMd5(bench.head(underFirst(bench)).eTag())),
        new Expectation(
            "sse-kms/plain-http-is-refused",
            "PutObject under SSE-KMS without TLS is refused.",
            AwsDocument.SSE_KMS,
            bench -> {
              underFirst(bench);
              return TrialResult.refusingWithoutTls(bench, firstKey(bench));
            }),
        new Expectation(
            "sse-kms/upload-names-the-key",
            "A multipart upload under SSE-KMS is acknowledged with the ARN of the key when it is"
                + " created, for each part, and when it is completed; and HeadObject names it.",
            AwsDocument.CREATE_UPLOAD,
            SseKmsExpectations::upload));
  }

  private static TrialResult upload(Bench bench) {
    String arn = bench.keys().first().arn();
    try (var upload = new Multipart(bench, r -> r.serverSideEncryption(KMS).ssekmsKeyId(arn))) {
      var part = upload.part();
      var completed = upload.complete();
      HeadObjectResponse head = bench.head(upload.key());
      return TrialResult.comparing(
          List.of(KMS, arn, KMS, arn, KMS, arn, KMS, arn),
          upload.created().serverSideEncryptionAsString(),
          upload.created().ssekmsKeyId(),
          part.serverSideEncryptionAsString(),
          part.ssekmsKeyId(),
          completed.serverSideEncryptionAsString(),
          completed.ssekmsKeyId(),
          head.serverSideEncryptionAsString(),
          head.ssekmsKeyId());
    }
  }

  private static Expectation keyGivenAs(
      String form, String inWords, Function<KmsKey, String> named) {
    return new Expectation(
        "sse-kms/head-names-the-key-given-by-" + form,
        "HeadObject names the ARN of the key for an object whose key was given by %s."
            .formatted(inWords),
        AwsDocument.HEAD_OBJECT,
        bench -> {
          KmsKey key = bench.keys().first();
          if (named.apply(key).isEmpty()) {
            throw new CannotTryException("needs a KMS API that names a key by " + inWords);
          }
          HeadObjectResponse head =
              bench.head(
                  bench.newObject(r -> r.serverSideEncryption(KMS).ssekmsKeyId(named.apply(key))));
          return TrialResult.comparing(
              List.of(KMS, key.arn()), head.serverSideEncryptionAsString(), head.ssekmsKeyId());
        });
  }

  /** Puts an object under the first key and returns the object's key. */
  static String underFirst(Bench bench) {
    return bench.newObject(firstKey(bench));
  }

  private static Consumer<PutObjectRequest.Builder> firstKey(Bench bench) {
    String arn = bench.keys().first().arn();
    return r -> r.serverSideEncryption(KMS).ssekmsKeyId(arn);
  }

  private static String anyArn(String name) {
    return name != null && name.matches("arn:[a-z-]+:kms:[^:]+:[^:]+:key/.+")
        ? "the ARN of a key"
        : name;
  }
}
