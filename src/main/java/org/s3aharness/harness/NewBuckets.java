package org.s3aharness.harness;

import java.util.Arrays;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.store.Buckets;
import org.s3aharness.store.StoreInspector;

/** How a store's new buckets encrypt; it is asked once. */
final class NewBuckets {
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
      String algorithm = inspector.defaultEncryption(bucket).algorithm();
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
}
