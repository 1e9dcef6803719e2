package org.s3aharness.watch.object;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Reads what is in a store, out of band, without holding it in memory. */
public final class StoredContents {
  /**
   * Describes an object in a listing.
   *
   * @param modified by the store's clock
   */
  public record Listed(String key, String eTag, long size, Instant modified) {
    /** Returns a text that changes when the object does. */
    String state() {
      return eTag + " " + size + " " + modified;
    }
  }

  /** An upload that has been started and neither completed nor aborted. */
  public record OpenUpload(String key, Instant begun) {}

  private final Store store;

  public StoredContents(Store store) {
    this.store = store;
  }

  /** Passes on every object at a place, in order. */
  public void forEach(Place place, Consumer<Listed> consumer) {
    for (S3Object object :
        store
            .s3()
            .listObjectsV2Paginator(r -> r.bucket(place.bucket()).prefix(place.prefix()))
            .contents()) {
      consumer.accept(
          new Listed(object.key(), object.eTag(), object.size(), object.lastModified()));
    }
  }

  /** Returns the open uploads at a place. */
  public List<OpenUpload> openUploads(Place place) {
    return store
        .s3()
        .listMultipartUploadsPaginator(
            r -> r.bucket(place.bucket()).prefix(place.isWholeBucket() ? null : place.prefix()))
        .uploads()
        .stream()
        .map((MultipartUpload upload) -> new OpenUpload(upload.key(), upload.initiated()))
        .toList();
  }
}
