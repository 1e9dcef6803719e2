package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.AES256;

import java.util.List;
import java.util.function.Consumer;
import org.s3aharness.store.SseCustomerKey;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Expectations about SSE-C in multipart uploads and copies, where each request needs the key again.
 */
final class SseCUploadExpectations {
  private SseCUploadExpectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "sse-c/upload-with-the-key-works",
            "A multipart upload under SSE-C acknowledges the key for each part, and is read with it.",
            AwsDocument.UPLOAD_PART,
            bench -> {
              try (var upload = begin(bench)) {
                UploadPartResponse part = upload.part(Bench.CONTENT, part(bench.customerKey()));
                complete(upload, bench);
                return TrialResult.comparing(
                    List.of(AES256, "the MD5 of the key", Bench.CONTENT),
                    part.sseCustomerAlgorithm(),
                    SseCExpectations.named(bench.customerKey(), part.sseCustomerKeyMD5()),
                    bench.read(upload.key(), bench.customerKey()));
              }
            }),
        new Expectation(
            "sse-c/part-with-another-key-is-refused",
            "UploadPart with another key than that of the upload is refused.",
            AwsDocument.UPLOAD_PART,
            bench -> {
              try (var upload = begin(bench)) {
                return TrialResult.refusing(
                    S3Refusal.of(S3Refusal.BAD_REQUEST),
                    () -> upload.part(Bench.CONTENT, part(bench.otherCustomerKey())));
              }
            }),
        new Expectation(
            "sse-c/part-without-a-key-is-refused",
            "UploadPart without the key of its upload is refused.",
            AwsDocument.UPLOAD_PART,
            bench -> {
              try (var upload = begin(bench)) {
                return TrialResult.refusing(S3Refusal.of(S3Refusal.BAD_REQUEST), upload::part);
              }
            }),
        new Expectation(
            "sse-c/copy-takes-two-keys",
            "CopyObject with the key of the source and another one for the copy encrypts the copy"
                + " under the latter.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              String source = SseCExpectations.newObject(bench);
              String copy = bench.newKey();
              CopyObjectResponse copied =
                  bench.copy(source, copy, from(bench.customerKey(), bench.otherCustomerKey()));
              return TrialResult.comparing(
                  List.of("the MD5 of the key", Bench.CONTENT),
                  SseCExpectations.named(bench.otherCustomerKey(), copied.sseCustomerKeyMD5()),
                  bench.read(copy, bench.otherCustomerKey()));
            }),
        new Expectation(
            "sse-c/copy-with-a-wrong-source-key-is-refused",
            "CopyObject with another key than that of the source is refused.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              String source = SseCExpectations.newObject(bench);
              return TrialResult.refusing(
                  S3Refusal.ANY,
                  () ->
                      bench.copy(
                          source,
                          bench.newKey(),
                          from(bench.otherCustomerKey(), bench.customerKey())));
            }),
        new Expectation(
            "sse-c/copy-without-the-source-key-is-refused",
            "CopyObject without the key of the source is refused.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              String source = SseCExpectations.newObject(bench);
              return TrialResult.refusing(
                  S3Refusal.ANY, () -> bench.copy(source, bench.newKey(), r -> {}));
            }),
        new Expectation(
            "sse-c/part-can-be-copied",
            "UploadPartCopy with the key of the source and that of the upload copies the bytes.",
            AwsDocument.UPLOAD_PART_COPY,
            bench -> {
              String source = SseCExpectations.newObject(bench);
              try (var upload = begin(bench)) {
                upload.partCopy(source, partFrom(bench.customerKey(), bench.customerKey()));
                complete(upload, bench);
                return TrialResult.comparing(
                    Bench.CONTENT, bench.read(upload.key(), bench.customerKey()));
              }
            }));
  }

  private static Multipart begin(Bench bench) {
    return new Multipart(bench, r -> r.overrideConfiguration(bench.customerKey().headers()));
  }

  private static void complete(Multipart upload, Bench bench) {
    upload.complete(r -> r.overrideConfiguration(bench.customerKey().headers()));
  }

  private static Consumer<UploadPartRequest.Builder> part(SseCustomerKey key) {
    return r -> r.overrideConfiguration(key.headers());
  }

  private static Consumer<CopyObjectRequest.Builder> from(
      SseCustomerKey source, SseCustomerKey copy) {
    return r ->
        r.copySourceSSECustomerAlgorithm(SseCustomerKey.ALGORITHM)
            .copySourceSSECustomerKey(source.base64())
            .copySourceSSECustomerKeyMD5(source.md5())
            .overrideConfiguration(copy.headers());
  }

  private static Consumer<UploadPartCopyRequest.Builder> partFrom(
      SseCustomerKey source, SseCustomerKey upload) {
    return r ->
        r.copySourceSSECustomerAlgorithm(SseCustomerKey.ALGORITHM)
            .copySourceSSECustomerKey(source.base64())
            .copySourceSSECustomerKeyMD5(source.md5())
            .overrideConfiguration(upload.headers());
  }
}
