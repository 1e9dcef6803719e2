package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.AES256;

import java.util.List;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Holds the expectations about SSE-S3, asked for or by default. */
final class SseS3Expectations {
  private SseS3Expectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "sse-s3/is-the-default",
            "An object that is put without a word about encryption is encrypted with SSE-S3.",
            AwsDocument.DEFAULT_ENCRYPTION,
            bench -> {
              String key = bench.newKey();
              PutObjectResponse put = bench.put(key, r -> {});
              return TrialResult.comparing(
                  List.of(AES256, AES256),
                  put.serverSideEncryptionAsString(),
                  bench.head(key).serverSideEncryptionAsString());
            }),
        new Expectation(
            "sse-s3/put-is-acknowledged",
            "PutObject under SSE-S3 is answered with AES256.",
            AwsDocument.PUT_OBJECT,
            bench ->
                TrialResult.comparing(
                    AES256,
                    bench
                        .put(bench.newKey(), r -> r.serverSideEncryption(AES256))
                        .serverSideEncryptionAsString())),
        new Expectation(
            "sse-s3/head-says-so",
            "HeadObject of an object under SSE-S3 says AES256 and names no KMS key.",
            AwsDocument.HEAD_OBJECT,
            bench -> {
              var head = bench.head(bench.newObject(r -> r.serverSideEncryption(AES256)));
              return TrialResult.comparing(
                  List.of(AES256, "no key"),
                  head.serverSideEncryptionAsString(),
                  head.ssekmsKeyId() == null ? "no key" : head.ssekmsKeyId());
            }),
        new Expectation(
            "sse-s3/get-returns-the-content",
            "GetObject of an object under SSE-S3 needs no header and returns what was put.",
            AwsDocument.SSE_S3,
            bench ->
                TrialResult.comparing(
                    Bench.CONTENT,
                    bench.read(bench.newObject(r -> r.serverSideEncryption(AES256))))),
        new Expectation(
            "sse-s3/upload-is-acknowledged",
            "A multipart upload under SSE-S3 is acknowledged when it is created and when it is"
                + " completed, and HeadObject says AES256.",
            AwsDocument.CREATE_UPLOAD,
            bench -> {
              try (var upload = new Multipart(bench, r -> r.serverSideEncryption(AES256))) {
                upload.part();
                return TrialResult.comparing(
                    List.of(AES256, AES256, AES256),
                    upload.created().serverSideEncryptionAsString(),
                    upload.complete().serverSideEncryptionAsString(),
                    bench.head(upload.key()).serverSideEncryptionAsString());
              }
            }),
        new Expectation(
            "sse-s3/unknown-algorithm-is-refused",
            "PutObject with an algorithm that does not exist is refused.",
            AwsDocument.ERRORS,
            bench ->
                TrialResult.refusing(
                    S3Refusal.of(S3Refusal.BAD_REQUEST),
                    () -> bench.newObject(r -> r.serverSideEncryption("AES1024")))));
  }
}
