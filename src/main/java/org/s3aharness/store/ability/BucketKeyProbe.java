package org.s3aharness.store.ability;

import org.s3aharness.store.KmsKey;
import org.s3aharness.store.resource.Buckets;
import org.s3aharness.store.resource.PlaceAllocator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Tries what a store does in a bucket whose default encryption has a bucket key. */
final class BucketKeyProbe {
  private static final String KEY = "probe";

  private final S3Client s3;
  private final PlaceAllocator places;

  BucketKeyProbe(S3Client s3, PlaceAllocator places) {
    this.s3 = s3;
    this.places = places;
  }

  String ofPut(KmsKey kmsKey) {
    if (!(places instanceof Buckets buckets)) {
      return AbilityProbe.NOT_TRIED;
    }
    String bucket = withOneObject(buckets, kmsKey);
    return uses(bucket, KEY);
  }

  String ofCopy(KmsKey kmsKey) {
    if (!(places instanceof Buckets buckets)) {
      return AbilityProbe.NOT_TRIED;
    }
    String bucket = withOneObject(buckets, kmsKey);
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

  private String withOneObject(Buckets buckets, KmsKey kmsKey) {
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
