package org.s3aharness.store.resource;

import java.util.Optional;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes a place for each case of a run, and removes only the places that it has made. Safe for use
 * from several threads.
 */
public sealed interface PlaceAllocator extends AutoCloseable permits Buckets, Prefixes {

  /**
   * Returns an allocator without any places yet.
   *
   * @param runId is part of every name; 1 to 24 characters of a-z, 0-9 and '-', unique to the run
   * @param within where all places are to be; empty to make a bucket for each
   * @throws StoreUnavailableException if the bucket to be in is not there, or cannot be used
   * @throws PrefixInUseException if something is already where they are to be
   */
  static PlaceAllocator of(Store store, String runId, Optional<Place> within) {
    return within.isPresent()
        ? new Prefixes(store, within.get(), runId)
        : new Buckets(store, runId);
  }

  /**
   * Makes a fresh, empty place.
   *
   * @param label the beginning of its name
   * @throws SdkException if the store refuses
   */
  Place create(String label);

  /**
   * Makes an empty place in a bucket that has a name of the user's. Where the bucket itself is
   * made, this waits until nothing else of the run uses it.
   *
   * @param region the region of the bucket, if it is made
   * @throws IllegalArgumentException if the run is confined to another bucket
   * @throws SdkException if the store refuses
   */
  Place createIn(String bucket, String region);

  /**
   * Removes a place with its objects, their versions, delete markers and open uploads.
   *
   * @throws IllegalArgumentException if this run did not make it
   * @throws SdkException if the store refuses; then {@link #close} tries again
   */
  void remove(Place place);

  /** Returns the place that holds all places of the run; empty if each is a bucket of its own. */
  Optional<Place> within();

  /**
   * Removes everything that the run left.
   *
   * @throws IllegalStateException naming what could not be removed
   */
  @Override
  void close();
}
