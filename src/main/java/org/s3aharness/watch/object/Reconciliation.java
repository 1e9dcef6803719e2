package org.s3aharness.watch.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.s3aharness.store.Place;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Compares the store's listings before and after the job with what was recorded. An object that was
 * created or changed without a recorded request was written by a client that was not watched.
 */
public final class Reconciliation {
  private static final int MOST_NAMED = 1_000;

  private final StoredContents contents;
  private final ObjectTable objects;
  private final Set<Place> listedBefore = new LinkedHashSet<>();
  private final Instant start;
  private final List<UnexplainedObject> unexplained = new ArrayList<>();
  private final List<String> openUploads = new ArrayList<>();
  private final Map<String, String> notListed = new LinkedHashMap<>();
  private long unexplainedCount;

  /**
   * Prepares, before the job.
   *
   * @param start the time of the job's start, by the store's clock
   */
  public Reconciliation(StoredContents contents, ObjectTable objects, Instant start) {
    this.contents = contents;
    this.objects = objects;
    // Stores tell the time of a change in whole seconds.
    this.start = start.minusSeconds(1);
  }

  /** Lists a place before the job. */
  public void listBefore(Place place) {
    contents.forEach(
        place, listed -> objects.wasThere(place.bucket(), listed.key(), listed.state()));
    listedBefore.add(place);
  }

  /**
   * Lists, after the job, the places that were listed before, and the buckets that it has written
   * to.
   */
  public void listAfter() {
    Set<String> others = new TreeSet<>();
    objects.forEachBucket(others::add);
    listedBefore.forEach(place -> others.remove(place.bucket()));
    listedBefore.forEach(place -> listAfter(place, true));
    others.forEach(bucket -> listAfter(Place.of(bucket), false));
  }

  private void listAfter(Place place, boolean before) {
    try {
      contents.forEach(place, listed -> compare(place.bucket(), listed, before));
      for (StoredContents.OpenUpload upload : contents.openUploads(place)) {
        if (!upload.begun().isBefore(start)) {
          openUploads.add("s3://" + place.bucket() + "/" + upload.key());
        }
      }
    } catch (SdkException e) {
      notListed.put(place.toString(), e.getMessage());
    }
  }

  private void compare(String bucket, StoredContents.Listed listed, boolean listedBefore) {
    Optional<String> was = objects.before(bucket, listed.key());
    boolean changed =
        listedBefore
            ? !was.equals(Optional.of(listed.state()))
            : !listed.modified().isBefore(start);
    if (!changed) {
      return;
    }
    Optional<WrittenObject> written = objects.written(bucket, listed.key());
    if (written.isEmpty()) {
      add(
          new UnexplainedObject(
              bucket,
              listed.key(),
              was.isPresent()
                  ? "changed, but by no recorded request"
                  : "there now, but by no recorded request"));
    } else if (written.get().certain()
        && !written.get().eTag().isEmpty()
        && !written.get().eTag().equals(listed.eTag())) {
      add(
          new UnexplainedObject(
              bucket,
              listed.key(),
              "written by a recorded request, and then again by one that was not" + " recorded"));
    }
  }

  private void add(UnexplainedObject found) {
    unexplainedCount++;
    if (unexplained.size() < MOST_NAMED) {
      unexplained.add(found);
    }
  }

  /** Returns the first of the objects that no recorded request explains. */
  public List<UnexplainedObject> unexplained() {
    return List.copyOf(unexplained);
  }

  /** Returns the number of objects that no recorded request explains. */
  public long unexplainedCount() {
    return unexplainedCount;
  }

  /**
   * Returns the uploads that the job has left open. The content of their parts is stored, and
   * appears in no listing.
   */
  public List<String> openUploads() {
    return List.copyOf(openUploads);
  }

  /** Returns the places that could not be listed, and why. */
  public Map<String, String> notListed() {
    return new LinkedHashMap<>(notListed);
  }
}
