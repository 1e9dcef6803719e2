package org.s3aharness.store.ability;

import org.s3aharness.store.KmsKey;
import org.s3aharness.store.resource.Buckets;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Tries what a store does in a bucket whose default encryption has a bucket key. */
final class BucketKeyProbe {
  private static final String KEY = "probe";

  private final S3Client s3;
  private final Buckets buckets;

  BucketKeyProbe(S3Client s3, Buckets buckets) {
    this.s3 = s3;
    this.buckets = buckets;
  }

  String ofPut(KmsKey kmsKey) {
    return uses(withOneObject(kmsKey), KEY);
  }

  String ofCopy(KmsKey kmsKey) {
    String bucket = withOneObject(kmsKey);
    String copy = KEY + "-copy";
    s3.copyObject(
        r ->
            r.sourceBucket(bucket)
                .sourceKey(KEY)
                .destinationBucket(bucket)
                .destinationKey(copy)
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(kmsKey.arn()));
    return uses(bucket, copy);
  }

  private String withOneObject(KmsKey kmsKey) {
    String bucket = buckets.createBucket(KEY);
    buckets.encryptWithBucketKey(bucket, kmsKey.arn());
    s3.putObject(
        r ->
            r.bucket(bucket)
                .key(KEY)
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(kmsKey.arn()),
        RequestBody.fromString(KEY));
    return bucket;
  }

  private String uses(String bucket, String key) {
    boolean used =
        Boolean.TRUE.equals(s3.headObject(r -> r.bucket(bucket).key(key)).bucketKeyEnabled());
    return used ? "" : "it says of the object that it uses none";
  }
}
