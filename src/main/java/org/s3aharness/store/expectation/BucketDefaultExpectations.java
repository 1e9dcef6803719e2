package org.s3aharness.store.expectation;

import static org.s3aharness.store.expectation.Bench.AES256;
import static org.s3aharness.store.expectation.Bench.KMS;

import java.util.List;
import org.s3aharness.store.DefaultEncryption;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Holds the expectations about the default encryption of a bucket. */
final class BucketDefaultExpectations {
  private static final String OBJECT = "object";

  private BucketDefaultExpectations() {}

  static List<Expectation> all() {
    return List.of(
        new Expectation(
            "bucket-default/of-a-new-bucket-is-sse-s3",
            "GetBucketEncryption of a new bucket says AES256.",
            AwsDocument.DEFAULT_ENCRYPTION,
            bench ->
                TrialResult.comparing(AES256, defaultOf(bench, bench.newBucket()).algorithm())),
        new Expectation(
            "bucket-default/is-told-as-it-was-set",
            "GetBucketEncryption returns the mode and the key that PutBucketEncryption has set.",
            AwsDocument.PUT_BUCKET_ENCRYPTION,
            bench -> {
              DefaultEncryption set = defaultOf(bench, withKms(bench));
              return TrialResult.comparing(
                  List.of(KMS, bench.keys().first().arn()), set.algorithm(), set.kmsKeyId());
            }),
        new Expectation(
            "bucket-default/applies-to-objects",
            "PutObject without a header encrypts as the bucket's default says, and answers so.",
            AwsDocument.DEFAULT_ENCRYPTION,
            bench -> {
              String bucket = withKms(bench);
              PutObjectResponse put = Bench.put(bench.s3(), bucket, OBJECT, r -> {});
              return underFirstKey(
                  bench, bucket, put.serverSideEncryptionAsString(), put.ssekmsKeyId());
            }),
        new Expectation(
            "bucket-default/applies-to-uploads",
            "CreateMultipartUpload without a header encrypts as the bucket's default says, and"
                + " answers so.",
            AwsDocument.DEFAULT_ENCRYPTION,
            bench -> {
              String bucket = withKms(bench);
              var created = bench.s3().createMultipartUpload(r -> r.bucket(bucket).key(OBJECT));
              return TrialResult.comparing(
                  List.of(KMS, bench.keys().first().arn()),
                  created.serverSideEncryptionAsString(),
                  created.ssekmsKeyId());
            }),
        new Expectation(
            "bucket-default/applies-to-copies",
            "CopyObject without a header encrypts as the default of the bucket of the copy says,"
                + " whatever the source is under.",
            AwsDocument.COPY_OBJECT,
            bench -> {
              String bucket = withKms(bench);
              Bench.put(bench.s3(), bucket, "source", r -> r.serverSideEncryption(AES256));
              var copied =
                  bench
                      .s3()
                      .copyObject(
                          r ->
                              r.sourceBucket(bucket)
                                  .sourceKey("source")
                                  .destinationBucket(bucket)
                                  .destinationKey(OBJECT));
              return underFirstKey(
                  bench, bucket, copied.serverSideEncryptionAsString(), copied.ssekmsKeyId());
            }),
        new Expectation(
            "bucket-default/gives-way-to-a-header",
            "PutObject with AES256 is encrypted so, whatever the bucket's default.",
            AwsDocument.DEFAULT_ENCRYPTION,
            bench -> {
              String bucket = withKms(bench);
              Bench.put(bench.s3(), bucket, OBJECT, r -> r.serverSideEncryption(AES256));
              return TrialResult.comparing(
                  AES256, bench.head(bucket, OBJECT).serverSideEncryptionAsString());
            }),
        new Expectation(
            "bucket-default/leaves-earlier-objects",
            "An object that was there before the bucket's default was set keeps its encryption.",
            AwsDocument.DEFAULT_ENCRYPTION,
            bench -> {
              String arn = bench.keys().first().arn();
              String bucket = bench.newBucket();
              Bench.put(bench.s3(), bucket, OBJECT, r -> r.serverSideEncryption(AES256));
              bench.buckets().encryptByDefault(bucket, KMS, arn);
              return TrialResult.comparing(
                  AES256, bench.head(bucket, OBJECT).serverSideEncryptionAsString());
            }),
        new Expectation(
            "bucket-default/deleted-is-sse-s3-again",
            "DeleteBucketEncryption sets the default back to SSE-S3.",
            AwsDocument.DELETE_BUCKET_ENCRYPTION,
            bench -> {
              String bucket = withKms(bench);
              bench.s3().deleteBucketEncryption(r -> r.bucket(bucket));
              Bench.put(bench.s3(), bucket, OBJECT, r -> {});
              return TrialResult.comparing(
                  List.of(AES256, AES256),
                  defaultOf(bench, bucket).algorithm(),
                  bench.head(bucket, OBJECT).serverSideEncryptionAsString());
            }));
  }

  /** Creates a bucket whose default is SSE-KMS with the first key. */
  private static String withKms(Bench bench) {
    String arn = bench.keys().first().arn();
    String bucket = bench.newBucket();
    bench.buckets().encryptByDefault(bucket, KMS, arn);
    return bucket;
  }

  private static TrialResult underFirstKey(
      Bench bench, String bucket, String acknowledgedMode, String acknowledgedKey) {
    String arn = bench.keys().first().arn();
    HeadObjectResponse head = bench.head(bucket, OBJECT);
    return TrialResult.comparing(
        List.of(KMS, arn, KMS, arn),
        acknowledgedMode,
        acknowledgedKey,
        head.serverSideEncryptionAsString(),
        head.ssekmsKeyId());
  }

  private static DefaultEncryption defaultOf(Bench bench, String bucket) {
    return bench.inspector().defaultEncryption(bucket);
  }
}
