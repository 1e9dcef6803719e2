package org.s3aharness.store.resource;

import java.util.ArrayList;
import java.util.List;
import org.s3aharness.store.Place;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Removes everything at a place and, whatever the store lists, nothing else. */
final class PlaceCleaner {
  private final S3Client s3;
  private final Place place;

  private PlaceCleaner(S3Client s3, Place place) {
    this.s3 = s3;
    this.place = place;
  }

  /**
   * Removes objects, their versions, delete markers and open uploads.
   *
   * @throws IllegalStateException if the store lists an object that it then does not delete
   */
  static void of(S3Client s3, Place place) {
    PlaceCleaner emptying = new PlaceCleaner(s3, place);
    emptying.abortUploads();
    emptying.deleteVersions();
  }

  private void abortUploads() {
    s3
        .listMultipartUploadsPaginator(r -> r.bucket(place.bucket()).prefix(place.prefix()))
        .uploads()
        .stream()
        .filter(upload -> place.holds(upload.key()))
        .forEach(upload -> abort(upload.key(), upload.uploadId()));
  }

  private void abort(String key, String uploadId) {
    try {
      s3.abortMultipartUpload(r -> r.bucket(place.bucket()).key(key).uploadId(uploadId));
    } catch (NoSuchUploadException gone) {
      // Its client, or something else that removes this place, was faster.
    }
  }

  private void deleteVersions() {
    s3.listObjectVersionsPaginator(r -> r.bucket(place.bucket()).prefix(place.prefix())).stream()
        .map(this::identifiers)
        .filter(page -> !page.isEmpty())
        .forEach(this::delete);
  }

  private List<ObjectIdentifier> identifiers(ListObjectVersionsResponse page) {
    List<ObjectIdentifier> found = new ArrayList<>();
    page.versions().forEach(v -> found.add(identifier(v.key(), v.versionId())));
    page.deleteMarkers().forEach(m -> found.add(identifier(m.key(), m.versionId())));
    found.removeIf(object -> !place.holds(object.key()));
    return found;
  }

  private static ObjectIdentifier identifier(String key, String versionId) {
    return ObjectIdentifier.builder().key(key).versionId(versionId).build();
  }

  private void delete(List<ObjectIdentifier> page) {
    var failures =
        s3.deleteObjects(r -> r.bucket(place.bucket()).delete(d -> d.objects(page).quiet(true)))
            .errors();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          "The store refuses to delete %d objects of bucket %s (the first is %s, with %s): remove them by hand."
              .formatted(
                  failures.size(),
                  place.bucket(),
                  failures.get(0).key(),
                  failures.get(0).message()));
    }
  }
}
