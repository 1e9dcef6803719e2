package org.s3aharness.configuration;

import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.encryption.Profile;

/**
 * Turns the buckets of a configuration into profiles, so that each is judged by its own settings.
 */
public final class BucketProfiles {
  private BucketProfiles() {}

  /**
   * Returns a profile for each bucket that the files name, in their order, then for each further
   * one that the user names, and one for any other bucket.
   *
   * @param own the buckets that the user names
   */
  public static List<Profile> of(ClientConfiguration configuration, List<String> own) {
    return Stream.concat(
            BucketFinder.of(configuration, own).stream()
                .map(bucket -> Profile.ofBucket(bucket.name())),
            Stream.of(Profile.ofAnyOtherBucket()))
        .toList();
  }
}
