package org.s3aharness.harness.run.witness;

import org.s3aharness.encryption.Encryption;
import org.s3aharness.store.DefaultEncryption;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.resource.PlaceAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Finds out how the store encrypts objects for which a request asks no encryption: in new buckets,
 * or in the one to which the run is confined. The store is asked once.
 */
public final class DefaultEncryptionProbe {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultEncryptionProbe.class);
  private static final String KEY = "by-default";

  private final Store store;
  private final PlaceAllocator places;
  private final StoreInspector inspector;
  private Encryption encryption;

  /** Makes a probe that asks the store when it is first needed. */
  public DefaultEncryptionProbe(Store store, PlaceAllocator places, StoreInspector inspector) {
    this.store = store;
    this.places = places;
    this.inspector = inspector;
  }

  /** Returns the encryption that the store reports at a place made for this question. */
  public synchronized Encryption get() {
    if (encryption == null) {
      Place place = places.create("new");
      encryption = places.within().isPresent() ? ofAnObject(place) : ofTheBucket(place);
      places.remove(place);
    }
    return encryption;
  }

  private Encryption ofTheBucket(Place place) {
    try {
      DefaultEncryption byDefault = inspector.defaultEncryption(place.bucket());
      return Encryption.reported(byDefault.algorithm(), "");
    } catch (S3Exception withoutSuchDefaults) {
      LOG.info("the store does not say how its buckets encrypt by default", withoutSuchDefaults);
      return Encryption.NONE;
    }
  }

  /**
   * Asks the store about an object. Its answer names the key too, in the form used for every other
   * object.
   */
  private Encryption ofAnObject(Place place) {
    try {
      store
          .s3()
          .putObject(
              r -> r.bucket(place.bucket()).key(place.key(KEY)), RequestBody.fromString(KEY));
      ObjectHead written = inspector.head(place, KEY);
      return Encryption.reported(written.sse(), written.kmsKeyId());
    } catch (S3Exception refused) {
      LOG.info("the bucket takes nothing that asks for no encryption", refused);
      return ofTheBucket(place);
    }
  }
}
