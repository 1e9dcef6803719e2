package org.s3aharness.store.resource;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The places of a run in a bucket that is not its own: directories below one that is named after
 * the run. Only objects below that directory are removed, and the bucket itself is never changed.
 */
public final class Prefixes implements PlaceAllocator {
  private static final int LABEL = 24;
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final Place within;
  private final Place ours;
  private final AtomicInteger made = new AtomicInteger();
  private volatile boolean anyThere;

  /** Creates places as {@link PlaceAllocator#of} does. */
  Prefixes(Store store, Place within, String runId) {
    this.s3 = store.s3();
    this.within = within;
    this.ours = within.below(RunId.checked(runId));
    try {
      s3.headBucket(r -> r.bucket(within.bucket()));
      found().ifPresent(this::refuse);
    } catch (SdkException e) {
      throw new StoreUnavailableException(
          "Bucket %s at %s cannot be used (%s): it must exist in region %s, and these credentials must be allowed to list its objects, versions and uploads."
              .formatted(within.bucket(), store.s3Endpoint(), said(e), store.region()),
          e);
    }
  }

  private void refuse(String found) {
    throw new PrefixInUseException(within, found);
  }

  /**
   * Returns what is already at the run's place; empty if nothing is. An old version counts, since
   * it belongs to somebody as well.
   */
  private Optional<String> found() {
    ListObjectVersionsResponse objects =
        s3.listObjectVersions(r -> r.bucket(within.bucket()).prefix(within.prefix()).maxKeys(1));
    ListMultipartUploadsResponse uploads =
        s3.listMultipartUploads(
            r -> r.bucket(within.bucket()).prefix(within.prefix()).maxUploads(1));
    return Stream.of(
            objects.versions().stream()
                .map(v -> (v.isLatest() ? "object " : "an old version of object ") + v.key()),
            objects.deleteMarkers().stream().map(m -> "a delete marker of object " + m.key()),
            uploads.uploads().stream().map(u -> "an open upload of object " + u.key()),
            fileAbove().stream().map(key -> "object " + key + ", which S3A takes for a file"))
        .flatMap(somethings -> somethings)
        .findFirst();
  }

  private Optional<String> fileAbove() {
    String prefix = within.prefix();
    return Stream.iterate(prefix.indexOf('/'), at -> at >= 0, at -> prefix.indexOf('/', at + 1))
        .map(slash -> prefix.substring(0, slash))
        .filter(this::isObject)
        .findFirst();
  }

  private boolean isObject(String key) {
    try {
      s3.headObject(r -> r.bucket(within.bucket()).key(key));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static String said(SdkException e) {
    return e instanceof S3Exception answer && answer.statusCode() == NOT_FOUND
        ? "HTTP 404, there is no bucket of that name"
        : String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
  }

  @Override
  public Place create(String label) {
    anyThere = true;
    return ours.below(RunId.label(label, LABEL) + "-" + made.incrementAndGet());
  }

  @Override
  public Place createIn(String bucket, String region) {
    if (!bucket.equals(within.bucket())) {
      throw new IllegalArgumentException(
          "Bucket " + bucket + " is not " + within + ", to which the run is confined.");
    }
    return create("case");
  }

  @Override
  public void remove(Place place) {
    if (!place.isIn(ours)) {
      throw new IllegalArgumentException(
          place + " was not made by this run, which removes what is below " + ours + " only.");
    }
    PlaceCleaner.of(s3, place);
  }

  @Override
  public Optional<Place> within() {
    return Optional.of(within);
  }

  @Override
  public void close() {
    if (!anyThere) {
      return;
    }
    CleanupErrors leftovers = new CleanupErrors("objects");
    leftovers.unlessDone(ours.toString(), () -> remove(ours));
    leftovers.report();
    anyThere = false;
  }
}
