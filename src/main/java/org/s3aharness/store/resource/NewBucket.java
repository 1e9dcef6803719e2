package org.s3aharness.store.resource;

import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/** Builds requests that create buckets. */
public final class NewBucket {
  private static final String UNNAMED = "us-east-1"; // the region that must not be named

  private NewBucket() {}

  /** Returns the request that creates a bucket in a region. */
  public static CreateBucketRequest request(String bucket, String region) {
    CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket);
    if (!region.equals(UNNAMED)) {
      // As text: the store may be in a region that AWS does not have.
      request.createBucketConfiguration(c -> c.locationConstraint(region));
    }
    return request.build();
  }
}
