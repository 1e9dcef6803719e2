package org.s3aharness.harness;

import java.util.Arrays;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.store.Buckets;
import org.s3aharness.store.StoreInspector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** How a store's new buckets encrypt; it is asked once. */
final class NewBuckets {
  private static final Logger LOG = LoggerFactory.getLogger(NewBuckets.class);

  private final Buckets buckets;
  private final StoreInspector inspector;
  private Encryption encryption;

  NewBuckets(Buckets buckets, StoreInspector inspector) {
    this.buckets = buckets;
    this.inspector = inspector;
  }

  /** By the store's word on a bucket made for the question. */
  synchronized Encryption get() {
    if (encryption == null) {
      String bucket = buckets.createBucket("new");
      String algorithm = algorithm(bucket);
      buckets.delete(bucket);
      encryption =
          Arrays.stream(Mode.values())
              .filter(Mode::isServerSideWithStoredKey)
              .filter(mode -> mode.header().equals(algorithm))
              .findFirst()
              .map(Encryption::of)
              .orElse(Encryption.NONE);
    }
    return encryption;
  }

  private String algorithm(String bucket) {
    try {
      return inspector.defaultEncryption(bucket).algorithm();
    } catch (S3Exception withoutSuchDefaults) {
      LOG.info("the store does not say how its buckets encrypt by default", withoutSuchDefaults);
      return "";
    }
  }
}
