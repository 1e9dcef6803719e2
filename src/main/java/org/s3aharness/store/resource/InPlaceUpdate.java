package org.s3aharness.store.resource;

import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Puts an object under a KMS key where it is, behind the back of any client: on AWS by {@code
 * UpdateObjectEncryption}, which exists since January 2026. Another store is never asked for it:
 * one that does not know the operation may take it for a PUT of the object. There, the object is
 * copied onto itself, which leaves it in the same state, except for its date.
 */
public final class InPlaceUpdate {
  /** How a change was made, for reports. */
  public enum Means {
    /** By the operation of that name. */
    UPDATE_OBJECT_ENCRYPTION,
    /** By a copy of the object onto itself. */
    COPY_ONTO_ITSELF
  }

  private final S3Client s3;
  private final boolean onAws;

  /** Creates an updater of a store's objects. */
  public InPlaceUpdate(Store store) {
    this.s3 = store.s3();
    this.onAws = store.isAws();
  }

  /**
   * Puts an object under SSE-KMS with this key.
   *
   * @param key the object, relative to the place
   * @param kmsKeyArn the ARN of the KMS key
   * @return how that was done
   */
  public Means encrypt(Place place, String key, String kmsKeyArn) {
    if (!onAws) {
      copyOntoItself(place, key, kmsKeyArn);
      return Means.COPY_ONTO_ITSELF;
    }
    s3.updateObjectEncryption(
        r ->
            r.bucket(place.bucket())
                .key(place.key(key))
                .objectEncryption(e -> e.ssekms(k -> k.kmsKeyArn(kmsKeyArn))));
    return Means.UPDATE_OBJECT_ENCRYPTION;
  }

  /** Gives the copy the metadata that the object has: stores refuse a copy that changes nothing. */
  private void copyOntoItself(Place place, String key, String kmsKeyArn) {
    HeadObjectResponse head = s3.headObject(r -> r.bucket(place.bucket()).key(place.key(key)));
    s3.copyObject(
        r ->
            r.sourceBucket(place.bucket())
                .sourceKey(place.key(key))
                .destinationBucket(place.bucket())
                .destinationKey(place.key(key))
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(head.metadata())
                .contentType(head.contentType())
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(kmsKeyArn));
  }
}
