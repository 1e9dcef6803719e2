package org.s3aharness.configuration.explain;

import java.util.List;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Settings;

/**
 * Holds what the rules look at.
 *
 * @param settings of all files together, with credential stores read
 * @param buckets those that are explained
 * @param stores how credential stores were read
 */
record Subject(
    ClientConfiguration configuration,
    Settings settings,
    List<BucketSettings> buckets,
    ReadableStores stores) {
  /** Stands for every bucket that the files do not name. */
  static final String ANY_OTHER = Profile.ANY_OTHER_BUCKET;

  Subject {
    buckets = List.copyOf(buckets);
  }

  /** Returns how a sentence refers to a bucket. */
  static String called(String bucket) {
    return bucket.equals(ANY_OTHER) ? "any other bucket" : "bucket " + bucket;
  }
}
