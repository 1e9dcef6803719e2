package org.s3aharness.store.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.EncryptionType;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * The buckets of a run. It creates buckets, and changes and removes only those that it has created.
 */
public final class Buckets implements PlaceAllocator {
  private final Set<String> ours = ConcurrentHashMap.newKeySet();
  private final S3Client s3;
  private final boolean blocksCustomerKeys;
  private final BucketMaker maker;
  private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
  private final CreationGate open = new CreationGate();

  /**
   * Prepares a run without any buckets yet.
   *
   * @param runId is part of every name; 1 to 24 characters of a-z, 0-9 and '-', unique to the run
   * @throws IllegalArgumentException if it has other characters
   */
  public Buckets(Store store, String runId) {
    this.s3 = store.s3();
    this.blocksCustomerKeys = store.blocksCustomerKeys();
    this.maker = new BucketMaker(store, RunId.checked(runId), ours::add);
  }

  /**
   * Creates a new, empty bucket.
   *
   * @param prefix the beginning of its name; other characters than a-z and 0-9 become '-', and all
   *     beyond 24 characters are cut
   * @return the name of the bucket, without dots, at most 63 characters long
   * @throws SdkException if the store refuses
   * @throws IllegalStateException if this object is closed
   */
  public String createBucket(String prefix) {
    return open.make(() -> maker.make(prefix));
  }

  /**
   * Creates a bucket like {@link #createBucket}, with the settings that the store gives to new
   * buckets.
   */
  public String createBucketAsItIs(String prefix) {
    return open.make(() -> maker.makeAsItIs(prefix));
  }

  /** Takes over a bucket that an earlier process of this run has created. */
  void adopt(String bucket) {
    ours.add(bucket);
  }

  @Override
  public Place create(String label) {
    return Place.of(createBucket(label));
  }

  /** Creates a bucket with this name, once no other case uses it; each case gets a new one. */
  @Override
  public Place createIn(String bucket, String regionOfBucket) {
    Semaphore turn = turns.computeIfAbsent(bucket, name -> new Semaphore(1));
    turn.acquireUninterruptibly();
    try {
      return Place.of(open.make(() -> maker.make(bucket, regionOfBucket)));
    } catch (RuntimeException e) {
      turn.release();
      throw e;
    }
  }

  @Override
  public void remove(Place place) {
    try {
      delete(place.bucket());
    } finally {
      Optional.ofNullable(turns.get(place.bucket())).ifPresent(Semaphore::release);
    }
  }

  @Override
  public Optional<Place> within() {
    return Optional.empty();
  }

  /**
   * Removes a bucket with its objects, their versions and open uploads.
   *
   * @throws IllegalArgumentException if this run did not create it
   * @throws SdkException if the store refuses; the bucket is then still among those to remove
   */
  public void delete(String bucket) {
    deleteUnlessDeleted(own(bucket));
  }

  /**
   * Deletes one bucket at a time, since the end of a run may reach a bucket whose deletion has
   * already begun.
   */
  private synchronized void deleteUnlessDeleted(String bucket) {
    if (!ours.contains(bucket)) {
      return;
    }
    PlaceCleaner.of(s3, Place.of(bucket));
    s3.deleteBucket(r -> r.bucket(bucket));
    ours.remove(bucket);
  }

  /**
   * Sets the default encryption of a bucket.
   *
   * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
   * @param kmsKeyId the key in any of its four forms, or empty for none
   * @throws IllegalArgumentException if this run did not create the bucket
   */
  public void encryptByDefault(String bucket, String algorithm, String kmsKeyId) {
    setDefault(
        bucket,
        rule ->
            allowing(rule)
                .applyServerSideEncryptionByDefault(
                    d ->
                        d.sseAlgorithm(algorithm)
                            .kmsMasterKeyID(kmsKeyId.isEmpty() ? null : kmsKeyId)));
  }

  /**
   * Sets the default encryption of a bucket to SSE-KMS with a bucket key.
   *
   * @param kmsKeyId the KMS key in any of its four forms
   * @throws IllegalArgumentException if this run did not create the bucket
   */
  public void encryptWithBucketKey(String bucket, String kmsKeyId) {
    setDefault(
        bucket,
        rule ->
            allowing(rule)
                .bucketKeyEnabled(true)
                .applyServerSideEncryptionByDefault(
                    d -> d.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(kmsKeyId)));
  }

  /** Goes on to allow SSE-C where it would be blocked otherwise. */
  private ServerSideEncryptionRule.Builder allowing(ServerSideEncryptionRule.Builder rule) {
    return blocksCustomerKeys
        ? rule.blockedEncryptionTypes(b -> b.encryptionType(EncryptionType.NONE))
        : rule;
  }

  /**
   * Sets which encryption a bucket refuses, and sets its default encryption to SSE-S3.
   *
   * @param blocked {@link EncryptionType#NONE} to allow all
   * @throws IllegalArgumentException if this run did not create the bucket
   */
  public void blockEncryption(String bucket, EncryptionType blocked) {
    setDefault(bucket, BucketMaker.blocking(blocked));
  }

  private void setDefault(String bucket, Consumer<ServerSideEncryptionRule.Builder> rule) {
    s3.putBucketEncryption(
        r -> r.bucket(own(bucket)).serverSideEncryptionConfiguration(c -> c.rules(rule)));
  }

  /**
   * Has a bucket keep the versions of its objects.
   *
   * @throws IllegalArgumentException if this run did not create it
   */
  public void keepVersions(String bucket) {
    s3.putBucketVersioning(
        r ->
            r.bucket(own(bucket))
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
  }

  /**
   * Puts a policy on a bucket.
   *
   * @param policy as JSON
   * @throws IllegalArgumentException if this run did not create it
   */
  public void putPolicy(String bucket, String policy) {
    s3.putBucketPolicy(r -> r.bucket(own(bucket)).policy(policy));
  }

  /**
   * Removes a bucket's policy.
   *
   * @throws IllegalArgumentException if this run did not create the bucket
   */
  public void deletePolicy(String bucket) {
    s3.deleteBucketPolicy(r -> r.bucket(own(bucket)));
  }

  private String own(String bucket) {
    if (!ours.contains(bucket)) {
      throw new IllegalArgumentException(
          "Bucket "
              + bucket
              + " was not made by this run, which changes and deletes only its own buckets.");
    }
    return bucket;
  }

  @Override
  public void close() {
    open.close();
    CleanupErrors leftovers = new CleanupErrors("buckets");
    for (String bucket : List.copyOf(ours)) {
      leftovers.unlessDone(bucket, () -> deleteUnlessDeleted(bucket));
    }
    leftovers.report();
  }
}
