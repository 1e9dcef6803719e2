package org.s3aharness.store.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

@ExtendWith(SharedLocalStack.class)
class BucketsIT {
  private final Store store;
  private final S3Client s3;

  BucketsIT(Store store) {
    this.store = store;
    this.s3 = store.s3();
  }

  @Test
  void bucketsAreFreshAndNamedAfterTheRun() {
    try (Buckets buckets = new Buckets(store, "run-1")) {
      String first = buckets.createBucket("A Suite, and a very long name it has");
      String second = buckets.createBucket("A Suite, and a very long name it has");

      assertThat(first).isEqualTo("a-suite-and-a-very-long-run-1-1").isNotEqualTo(second);
      assertThat(names()).contains(first, second);
    }
  }

  @Test
  void longestNameIsAllowed() {
    try (Buckets buckets = new Buckets(store, "r".repeat(24))) {
      assertThat(buckets.createBucket("p".repeat(100)).length()).isLessThanOrEqualTo(63);
    }
  }

  @Test
  void bucketGoesWithObjectsVersionsDeleteMarkersAndUploads() {
    try (Buckets buckets = new Buckets(store, "full")) {
      String bucket = buckets.createBucket("x");
      s3.putBucketVersioning(
          r ->
              r.bucket(bucket)
                  .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
      s3.putObject(r -> r.bucket(bucket).key("a"), RequestBody.fromString("1"));
      s3.putObject(r -> r.bucket(bucket).key("a"), RequestBody.fromString("2"));
      s3.putObject(r -> r.bucket(bucket).key("dir/"), RequestBody.empty());
      s3.deleteObject(r -> r.bucket(bucket).key("a"));
      s3.createMultipartUpload(r -> r.bucket(bucket).key("half"));

      buckets.delete(bucket);

      assertThat(names()).doesNotContain(bucket);
    }
  }

  @Test
  void closingRemovesWhatTheRunMadeAndNothingElse() {
    try (Buckets others = new Buckets(store, "others")) {
      String foreign = others.createBucket("x");
      Buckets buckets = new Buckets(store, "mine");
      String mine = buckets.createBucket("x");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> buckets.delete(foreign))
          .withMessageContaining(foreign);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> buckets.encryptByDefault(foreign, "AES256", ""))
          .withMessageContaining(foreign);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> buckets.putPolicy(foreign, "{}"))
          .withMessageContaining(foreign);
      buckets.close();

      assertThat(names()).contains(foreign).doesNotContain(mine);
    }
  }

  private Iterable<String> names() {
    return s3.listBuckets().buckets().stream().map(Bucket::name).toList();
  }
}
