package org.s3aharness.store.resource;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.s3aharness.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncryptionType;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * Makes the buckets of a run, and prepares them: it tags them where somebody else runs the store,
 * and allows SSE-C where new buckets block it.
 */
final class BucketMaker {
  private static final Logger LOG = LoggerFactory.getLogger(BucketMaker.class);
  private static final int LABEL = 24;

  private final Store store;
  private final String runId;
  private final Consumer<String> created;
  private final AtomicInteger made = new AtomicInteger();
  private volatile boolean tags;
  private volatile boolean allows;

  /**
   * Prepares to make buckets.
   *
   * @param created is told the name of each bucket as soon as it exists
   */
  BucketMaker(Store store, String runId, Consumer<String> created) {
    this.store = store;
    this.runId = runId;
    this.created = created;
    this.tags = !store.info().startedByUs();
    this.allows = store.blocksCustomerKeys();
  }

  /**
   * Makes a bucket whose name the run chooses.
   *
   * @param prefix the beginning of the name; see {@link Buckets#createBucket}
   */
  String make(String prefix) {
    String bucket = makeAsItIs(prefix);
    prepare(store.s3(), bucket);
    return bucket;
  }

  /** Makes a bucket whose name the run chooses, with the settings that the store gives it. */
  String makeAsItIs(String prefix) {
    String bucket = RunId.label(prefix, LABEL) + "-" + runId + "-" + made.incrementAndGet();
    make(store.s3(), bucket, store.region());
    if (tags) {
      tags =
          done(
              "tag",
              () -> RunTag.put(store.s3(), bucket, runId),
              "what a killed run leaves must be removed by hand");
    }
    return bucket;
  }

  /** Makes a bucket with this name in a region. */
  String make(String bucket, String region) {
    if (region.equals(store.region())) {
      make(store.s3(), bucket, region);
      prepare(store.s3(), bucket);
    } else {
      try (S3Client client = store.s3In(region)) {
        make(client, bucket, region);
        prepare(client, bucket);
      }
    }
    return bucket;
  }

  private void make(S3Client client, String bucket, String region) {
    client.createBucket(NewBucket.request(bucket, region));
    created.accept(bucket);
  }

  private void prepare(S3Client client, String bucket) {
    if (allows) {
      allows =
          done(
              "allow SSE-C in",
              () -> allowCustomerKeys(client, bucket),
              "cases with SSE-C may be refused");
    }
  }

  /** See Amazon S3 User Guide, "Blocking or unblocking SSE-C for a general purpose bucket". */
  private static void allowCustomerKeys(S3Client client, String bucket) {
    client.putBucketEncryption(
        r ->
            r.bucket(bucket)
                .serverSideEncryptionConfiguration(c -> c.rules(blocking(EncryptionType.NONE))));
  }

  /** Returns a default encryption with SSE-S3 and what it blocks. */
  static Consumer<ServerSideEncryptionRule.Builder> blocking(EncryptionType blocked) {
    return rule ->
        rule.applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AES256))
            .blockedEncryptionTypes(b -> b.encryptionType(blocked));
  }

  /** Does something with a new bucket that the store may refuse, and says whether it was done. */
  private static boolean done(String what, Runnable preparation, String otherwise) {
    try {
      preparation.run();
      return true;
    } catch (S3Exception refused) {
      LOG.warn("the store refuses to {} buckets, so {}", what, otherwise, refused);
      return false;
    }
  }
}
