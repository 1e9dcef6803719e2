package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.DSSE;

import java.util.List;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Holds the expectations about DSSE-KMS. */
final class DsseExpectations {
  private DsseExpectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "dsse-kms/put-names-the-key",
            "PutObject under DSSE-KMS is answered with aws:kms:dsse and the ARN of the key.",
            AwsDocument.PUT_OBJECT,
            bench -> {
              String arn = bench.keys().first().arn();
              PutObjectResponse put =
                  bench.put(bench.newKey(), r -> r.serverSideEncryption(DSSE).ssekmsKeyId(arn));
              return TrialResult.comparing(
                  List.of(DSSE, arn), put.serverSideEncryptionAsString(), put.ssekmsKeyId());
            }),
        new Expectation(
            "dsse-kms/head-names-the-key",
            "HeadObject of an object under DSSE-KMS says aws:kms:dsse and the ARN of the key.",
            AwsDocument.HEAD_OBJECT,
            bench -> {
              String arn = bench.keys().first().arn();
              HeadObjectResponse head =
                  bench.head(bench.newObject(r -> r.serverSideEncryption(DSSE).ssekmsKeyId(arn)));
              return TrialResult.comparing(
                  List.of(DSSE, arn), head.serverSideEncryptionAsString(), head.ssekmsKeyId());
            }),
        new Expectation(
            "dsse-kms/get-returns-the-content",
            "GetObject of an object under DSSE-KMS needs no header and returns what was put.",
            AwsDocument.DSSE,
            bench -> {
              String arn = bench.keys().first().arn();
              String key = bench.newObject(r -> r.serverSideEncryption(DSSE).ssekmsKeyId(arn));
              return TrialResult.comparing(Bench.CONTENT, bench.read(key));
            }),
        new Expectation(
            "dsse-kms/upload-names-the-key",
            "A multipart upload under DSSE-KMS is acknowledged with the ARN of the key when it is"
                + " created, and HeadObject names it.",
            AwsDocument.CREATE_UPLOAD,
            bench -> {
              String arn = bench.keys().first().arn();
              try (var upload =
                  new Multipart(bench, r -> r.serverSideEncryption(DSSE).ssekmsKeyId(arn))) {
                upload.part();
                upload.complete();
                HeadObjectResponse head = bench.head(upload.key());
                return TrialResult.comparing(
                    List.of(DSSE, arn, DSSE, arn),
                    upload.created().serverSideEncryptionAsString(),
                    upload.created().ssekmsKeyId(),
                    head.serverSideEncryptionAsString(),
                    head.ssekmsKeyId());
              }
            }),
        new Expectation(
            "dsse-kms/can-be-a-bucket-default",
            "A bucket whose default is DSSE-KMS with a key encrypts with it what is put without a"
                + " header.",
            AwsDocument.PUT_BUCKET_ENCRYPTION,
            bench -> {
              String arn = bench.keys().first().arn();
              String bucket = bench.newBucket();
              bench.buckets().encryptByDefault(bucket, DSSE, arn);
              Bench.put(bench.s3(), bucket, "object", r -> {});
              HeadObjectResponse head = bench.head(bucket, "object");
              return TrialResult.comparing(
                  List.of(DSSE, arn), head.serverSideEncryptionAsString(), head.ssekmsKeyId());
            }));
  }
}
