package org.s3aharness.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The buckets of a run: makes them, and removes what it made and nothing else. Safe for use from
 * several threads.
 */
public final class Buckets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Buckets.class);
  private static final int LABEL = 24;

  private final S3Client s3;
  private final String region;
  private final String runId;
  private final UntilClosed open = new UntilClosed();
  private volatile boolean tagged;
  private final AtomicInteger made = new AtomicInteger();
  private final Set<String> ours = ConcurrentHashMap.newKeySet();

  /**
   * None yet.
   *
   * @param runId goes into every name; 1 to 24 characters of a-z, 0-9 and '-', unique to the run
   * @throws IllegalArgumentException if it has other characters
   */
  public Buckets(Store store, String runId) {
    this.s3 = store.s3();
    this.region = store.region();
    this.runId = RunId.checked(runId);
    this.tagged = !store.info().startedByUs();
  }

  /**
   * Makes a fresh, empty bucket.
   *
   * @param prefix what its name begins with; other characters than a-z and 0-9 become '-', and what
   *     is longer than {@value #LABEL} is cut
   * @return its name: without dots, at most 63 characters
   * @throws SdkException if the store refuses
   * @throws IllegalStateException if they are closed
   */
  public String createBucket(String prefix) {
    return open.make(() -> create(prefix));
  }

  private String create(String prefix) {
    String bucket = RunId.label(prefix, LABEL) + "-" + runId + "-" + made.incrementAndGet();
    CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket);
    if (!region.equals("us-east-1")) { // the one that must not be named
      request.createBucketConfiguration(
          c -> c.locationConstraint(BucketLocationConstraint.fromValue(region)));
    }
    s3.createBucket(request.build());
    ours.add(bucket);
    if (tagged) {
      tag(bucket);
    }
    return bucket;
  }

  /** So that what a killed run leaves can be told from what is somebody else's. */
  private void tag(String bucket) {
    try {
      RunTag.put(s3, bucket, runId);
    } catch (S3Exception withoutTags) {
      tagged = false;
      LOG.warn(
          "the store refuses to tag buckets: what a killed run leaves must be removed by hand",
          withoutTags);
    }
  }

  /** Takes over a bucket that an earlier process of this run has made. */
  void adopt(String bucket) {
    ours.add(bucket);
  }

  /**
   * Removes a bucket with its objects, their versions and open uploads.
   *
   * @throws IllegalArgumentException if this run did not make it
   * @throws SdkException if the store refuses; the bucket is then still among those to remove
   */
  public void delete(String bucket) {
    if (!ours.contains(bucket)) {
      throw new IllegalArgumentException(
          "Bucket " + bucket + " was not made by this run, which deletes its own buckets only.");
    }
    deleteUnlessDeleted(bucket);
  }

  /** One at a time: the end of a run may want to delete what is being deleted already. */
  private synchronized void deleteUnlessDeleted(String bucket) {
    if (!ours.contains(bucket)) {
      return;
    }
    s3.listMultipartUploadsPaginator(r -> r.bucket(bucket)).uploads().stream()
        .forEach(
            upload ->
                s3.abortMultipartUpload(
                    r -> r.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
    s3.listObjectVersionsPaginator(r -> r.bucket(bucket)).stream()
        .map(Buckets::identifiers)
        .filter(page -> !page.isEmpty())
        .forEach(page -> deleteAll(bucket, page));
    s3.deleteBucket(r -> r.bucket(bucket));
    ours.remove(bucket);
  }

  private void deleteAll(String bucket, List<ObjectIdentifier> page) {
    var failures =
        s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(page).quiet(true))).errors();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          "The store refuses to delete %d objects of bucket %s, the first, %s, with %s: remove it by hand."
              .formatted(
                  failures.size(), bucket, failures.get(0).key(), failures.get(0).message()));
    }
  }

  private static List<ObjectIdentifier> identifiers(ListObjectVersionsResponse page) {
    List<ObjectIdentifier> found = new ArrayList<>();
    page.versions()
        .forEach(
            v ->
                found.add(
                    ObjectIdentifier.builder().key(v.key()).versionId(v.versionId()).build()));
    page.deleteMarkers()
        .forEach(
            m ->
                found.add(
                    ObjectIdentifier.builder().key(m.key()).versionId(m.versionId()).build()));
    return found;
  }

  /**
   * Removes every bucket that this run made and that is still there.
   *
   * @throws IllegalStateException naming those that could not be removed
   */
  @Override
  public void close() {
    open.close();
    Leftovers leftovers = new Leftovers("buckets");
    for (String bucket : List.copyOf(ours)) {
      leftovers.unlessDone(bucket, () -> deleteUnlessDeleted(bucket));
    }
    leftovers.report();
  }
}
