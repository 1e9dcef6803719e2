package org.s3aharness.harness.run;

import java.util.List;
import java.util.Optional;
import org.s3aharness.configuration.BucketFinder;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.configuration.NamedBucket;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.store.Store;

/** Says what the user's files alone mean for a bucket. */
final class UsersBuckets {
  /**
   * The end of the names of directory buckets (Amazon S3 User Guide, "Directory bucket naming
   * rules").
   */
  private static final String OF_S3_EXPRESS = "--x-s3";

  private final Store store;
  private final List<ConfigurationFile> files;

  UsersBuckets(Store store, List<ConfigurationFile> files) {
    this.store = store;
    this.files = files;
  }

  /** Returns the region of a bucket according to the user's files, or else that of the store. */
  String regionOf(String bucket) {
    return store.acceptsAwsNames()
        ? inFiles(bucket).region().orElse(store.region())
        : store.region();
  }

  /**
   * Returns why S3A does not open a bucket, by S3A's index.md, "Configuring S3 AccessPoints usage
   * with S3A", or does not reach it through the recorder; empty if it does.
   */
  Optional<String> whyNotOpened(String bucket) {
    if (bucket.endsWith(OF_S3_EXPRESS)) {
      return Optional.of(
          "bucket %s is a directory bucket of S3 Express, which runs cannot reach: judge the same settings by the name of another bucket, with --own-bucket"
              .formatted(bucket));
    }
    Optional<String> impossible = whyNotByItsName(bucket);
    if (impossible.isPresent()) {
      return impossible;
    }
    BucketSettings settings = inFiles(bucket);
    return settings.lacksAccessPoint()
        ? Optional.of(
            "%s is true: S3A opens no bucket without an access point"
                .formatted(settings.nameOf(BucketSettings.ACCESS_POINT_REQUIRED)))
        : Optional.empty();
  }

  /** Returns why no store has a bucket of this name, or cannot make one. */
  private Optional<String> whyNotByItsName(String bucket) {
    NamedBucket named =
        BucketFinder.of(new ClientConfiguration(files), List.of(bucket)).stream()
            .filter(each -> each.name().equals(bucket))
            .findFirst()
            .orElseThrow();
    return named
        .whyNever()
        .or(() -> store.info().startedByUs() ? named.whyNotMadeToday() : Optional.empty());
  }

  /** Returns the settings of a bucket in the files. */
  BucketSettings inFiles(String bucket) {
    return new BucketSettings(Settings.empty().with(files), bucket);
  }
}
