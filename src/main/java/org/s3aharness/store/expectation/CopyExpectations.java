package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.AES256;
import static org.s3aharness.store.expectation.Bench.KMS;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/** Expectations about copies, of which S3A's rename consists. */
final class CopyExpectations {
  private CopyExpectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "copy/does-not-inherit",
            "CopyObject without a header does not take over the source's encryption: the copy is"
                + " under SSE-S3, the bucket's default.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              bench.buckets(); // The default of somebody's bucket is not known.
              String source = SseKmsExpectations.underFirst(bench);
              String copy = bench.newKey();
              bench.copy(source, copy, r -> {});
              return TrialResult.comparing(AES256, bench.head(copy).serverSideEncryptionAsString());
            }),
        new Expectation(
            "copy/names-the-key",
            "CopyObject under SSE-KMS is answered with aws:kms and the ARN of the key, and HeadObject"
                + " says the same.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              String arn = bench.keys().first().arn();
              String source = bench.newObject(r -> r.serverSideEncryption(AES256));
              String copy = bench.newKey();
              CopyObjectResponse copied =
                  bench.copy(source, copy, r -> r.serverSideEncryption(KMS).ssekmsKeyId(arn));
              HeadObjectResponse head = bench.head(copy);
              return TrialResult.comparing(
                  List.of(KMS, arn, KMS, arn),
                  copied.serverSideEncryptionAsString(),
                  copied.ssekmsKeyId(),
                  head.serverSideEncryptionAsString(),
                  head.ssekmsKeyId());
            }),
        new Expectation(
            "copy/changes-the-key",
            "CopyObject from one KMS key to another puts the copy under the latter, and it is read.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              String arn = bench.keys().second().arn();
              String copy = bench.newKey();
              bench.copy(
                  SseKmsExpectations.underFirst(bench),
                  copy,
                  r -> r.serverSideEncryption(KMS).ssekmsKeyId(arn));
              return TrialResult.comparing(
                  List.of(arn, Bench.CONTENT), bench.head(copy).ssekmsKeyId(), bench.read(copy));
            }),
        new Expectation(
            "copy/onto-itself-changes-the-key",
            "CopyObject of an object onto itself may change its key.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              String arn = bench.keys().second().arn();
              String object = SseKmsExpectations.underFirst(bench);
              bench.copy(object, object, r -> r.serverSideEncryption(KMS).ssekmsKeyId(arn));
              return TrialResult.comparing(
                  List.of(arn, Bench.CONTENT),
                  bench.head(object).ssekmsKeyId(),
                  bench.read(object));
            }),
        new Expectation(
            "copy/onto-itself-unchanged-is-refused",
            "CopyObject of an object onto itself that changes nothing is refused.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              String object = bench.newObject(r -> {});
              return TrialResult.refusing(
                  S3Refusal.of(S3Refusal.BAD_REQUEST, "InvalidRequest"),
                  () -> bench.copy(object, object, r -> {}));
            }),
        new Expectation(
            "copy/replaces-metadata",
            "CopyObject with the directive REPLACE gives the copy the metadata of the request.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              String source = bench.newObject(r -> r.metadata(Map.of("kept", "no")));
              String copy = bench.newKey();
              bench.copy(
                  source,
                  copy,
                  r ->
                      r.metadataDirective(MetadataDirective.REPLACE)
                          .metadata(Map.of("kept", "yes")));
              return TrialResult.comparing("yes", bench.head(copy).metadata().get("kept"));
            }),
        new Expectation(
            "copy/of-a-part-works-under-kms",
            "UploadPartCopy from an object under SSE-KMS into an upload under another key copies the"
                + " bytes.",
            AwsDocument.UPLOAD_PART_COPY,
            bench -> {
              String arn = bench.keys().second().arn();
              String source = SseKmsExpectations.underFirst(bench);
              try (var upload =
                  new Multipart(bench, r -> r.serverSideEncryption(KMS).ssekmsKeyId(arn))) {
                upload.partCopy(source, r -> {});
                upload.complete();
                return TrialResult.comparing(
                    List.of(arn, Bench.CONTENT),
                    bench.head(upload.key()).ssekmsKeyId(),
                    bench.read(upload.key()));
              }
            }),
        new Expectation(
            "copy/encryption-is-updated-in-place",
            "UpdateObjectEncryption changes the KMS key of an object without a copy.",
            AwsDocument.UPDATE_ENCRYPTION,
            bench -> {
              String arn = bench.keys().second().arn();
              String object = SseKmsExpectations.underFirst(bench);
              bench
                  .s3()
                  .updateObjectEncryption(
                      r ->
                          r.bucket(bench.bucket())
                              .key(object)
                              .objectEncryption(e -> e.ssekms(k -> k.kmsKeyArn(arn))));
              return TrialResult.comparing(
                  List.of(arn, Bench.CONTENT),
                  bench.head(object).ssekmsKeyId(),
                  bench.read(object));
            }));
  }
}
