package org.s3aharness.harness.run;

import java.util.Optional;
import java.util.regex.Pattern;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.NamedKey;
import org.s3aharness.configuration.UnusableEncryption;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Profile;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;

/** Finds out why a profile cannot be judged on a store, if there is a reason. */
final class ProfileRequirements {
  /** Says in words what a case with a default encryption needs. */
  static final String BUCKET_DEFAULT = "a bucket of its own, for its default encryption";

  private static final Pattern UNSUPPLIED = Pattern.compile("\\$\\{(s3aharness\\.[^}]+)}");

  private final Run run;
  private final Store store;
  private final Profile profile;
  private final Support support;

  ProfileRequirements(Run run, Profile profile, Support support) {
    this.run = run;
    this.store = run.store();
    this.profile = profile;
    this.support = support;
  }

  /**
   * Returns the first reason why the profile cannot be judged.
   *
   * @param unsupportedToo whether to go on if the release lacks a feature
   */
  Optional<String> whyNot(boolean unsupportedToo) {
    String name = SelectedProfiles.bucketOf(profile);
    Optional<String> unreachable =
        run.fileSystems()
            .usersBuckets()
            .whyNotOpened(name)
            .or(this::whyNotInBucket)
            .or(
                () ->
                    unsupplied(run, profile.textForBucket(name))
                        .map(reason -> reason + ", which profile " + profile.name() + " needs"));
    return unreachable.or(() -> whyNotAsAsked(unsupportedToo));
  }

  private Optional<String> whyNotAsAsked(boolean unsupportedToo) {
    BucketSettings bucket = run.profiles().settings(profile);
    Optional<String> unusable =
        UnusableEncryption.of(bucket, called()).map(UnusableEncryption::toString);
    if (unusable.isPresent()) {
      return unusable; // which encryption it asks for cannot be said
    }
    Encryption asks = run.profiles().asked(profile);
    return whyNoBucketDefault()
        .or(() -> whyNotInRegion(asks))
        .or(() -> run.fileSystems().signing().whyNot(bucket))
        .or(() -> OtherAccounts.whyNot(store, bucket, asks))
        .or(() -> unsupportedToo ? support.whyNotOnStore(asks) : support.whyNot(asks));
  }

  private Optional<String> whyNoBucketDefault() {
    return run.profiles().setsBucketDefault(profile)
        ? whyNoOwnBuckets(run, BUCKET_DEFAULT)
        : Optional.empty();
  }

  private String called() {
    return profile.isOfConfiguration()
        ? profile.bucket().map(name -> "bucket " + name).orElse("any other bucket")
        : "profile " + profile.name();
  }

  /**
   * Returns why the keys cannot be used in the region. S3 accepts only KMS keys of the bucket's own
   * region (Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys").
   */
  private Optional<String> whyNotInRegion(Encryption asks) {
    String ofBucket =
        profile.bucket().map(run.fileSystems().usersBuckets()::regionOf).orElse(store.region());
    return asks.key()
        .filter(key -> asks.mode().usesKmsKeyInS3())
        .flatMap(NamedKey::parse)
        .flatMap(key -> key.region().filter(region -> !region.equals(ofBucket)))
        .map(
            region ->
                "the KMS key of profile %s is in %s, but its bucket is in %s: S3 accepts only keys in the bucket's region; give --region %s"
                    .formatted(profile.name(), region, ofBucket, region));
  }

  /**
   * Returns why the bucket may not be used. On a store that somebody else runs, a bucket is touched
   * only if the user says so.
   */
  private Optional<String> whyNotInBucket() {
    if (store.info().startedByUs() || !profile.isOfConfiguration()) {
      return Optional.empty();
    }
    Optional<String> allowed = run.places().within().map(Place::bucket);
    if (allowed.equals(profile.bucket())) {
      return Optional.empty();
    }
    return Optional.of(
        profile
            .bucket()
            .map(
                bucket ->
                    "bucket %s is on a store that runs already, and is left alone: give --bucket %s, and --prefix with a directory in it that the run may use"
                        .formatted(bucket, bucket))
            .orElseGet(() -> "the run is confined to bucket " + allowed.orElseThrow()));
  }

  /** Returns which variable of a configuration the store does not supply. */
  static Optional<String> unsupplied(Run run, String configuration) {
    return UNSUPPLIED
        .matcher(configuration)
        .results()
        .map(reference -> reference.group(1))
        .filter(name -> !run.keys().supplies(name))
        .findFirst()
        .map(name -> "store " + run.store().info().kind() + " supplies no " + name);
  }

  /** Returns why the run may not create buckets. */
  static Optional<String> whyNoOwnBuckets(Run run, String what) {
    return run.places()
        .within()
        .map(place -> "the run is confined to " + place + ": the case needs " + what);
  }
}
