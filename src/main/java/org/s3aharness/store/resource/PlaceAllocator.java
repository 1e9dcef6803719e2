package org.s3aharness.store.resource;

import java.util.Optional;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;

/**
 * Creates a place for each case of a run, and removes only the places that it has created. It is
 * safe for use by several threads.
 */
public sealed interface PlaceAllocator extends AutoCloseable permits Buckets, Prefixes {

  /**
   * Returns an allocator without any places yet.
   *
   * @param runId is part of every name; 1 to 24 characters of a-z, 0-9 and '-', unique to the run
   * @param within the place that is to hold all others; empty to create a bucket for each
   * @throws StoreUnavailableException if the bucket does not exist, or cannot be used
   * @throws PrefixInUseException if something is already at that place
   */
  static PlaceAllocator of(Store store, String runId, Optional<Place> within) {
    return within.isPresent()
        ? new Prefixes(store, within.get(), runId)
        : new Buckets(store, runId);
  }

  /**
   * Creates a new, empty place.
   *
   * @param label the beginning of its name
   * @throws SdkException if the store refuses
   */
  Place create(String label);

  /**
   * Creates an empty place in a bucket whose name the user chose. Where the bucket itself is
   * created, this waits until nothing else in the run uses it.
   *
   * @param region the region of the bucket, if it is created
   * @throws IllegalArgumentException if the run is confined to another bucket
   * @throws SdkException if the store refuses
   */
  Place createIn(String bucket, String region);

  /**
   * Removes a place with its objects, their versions, delete markers and open uploads.
   *
   * @throws IllegalArgumentException if this run did not create it
   * @throws SdkException if the store refuses, in which case {@link #close} tries again
   */
  void remove(Place place);

  /** Returns the place that holds all places of the run; empty if each is a separate bucket. */
  Optional<Place> within();

  /**
   * Removes everything that the run left.
   *
   * @throws IllegalStateException naming what could not be removed
   */
  @Override
  void close();
}
