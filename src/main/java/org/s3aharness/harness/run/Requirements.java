package org.s3aharness.harness.run;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.NamedKey;
import org.s3aharness.configuration.UnusableEncryption;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Feature;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.store.resource.Buckets;

/**
 * Checks what a case needs of the store and of the release. A case that lacks something is not run:
 * the methods that a suite calls throw a {@link TestAbortedException} with the reason.
 */
public final class Requirements {
  /** Says in words what a case with a default encryption needs. */
  static final String BUCKET_DEFAULT = "a bucket of its own, for its default encryption";

  private static final Pattern UNSUPPLIED = Pattern.compile("\\$\\{(s3aharness\\.[^}]+)}");

  private final Run run;
  private final Store store;
  private final Release release;
  private final Profile profile;
  private final Support support;
  private final Function<Map<String, String>, Encryption> askedBy;

  /**
   * Creates the requirements of a case.
   *
   * @param release the release under test
   * @param askedBy returns the encryption that settings ask for when they replace the profile's
   */
  Requirements(
      Run run,
      Release release,
      Profile profile,
      Function<Map<String, String>, Encryption> askedBy) {
    this.run = run;
    this.store = run.store();
    this.release = release;
    this.profile = profile;
    this.support = new Support(store, run.abilities(), release, run.comparesReleases());
    this.askedBy = askedBy;
  }

  /**
   * Requires that the profile can be judged at all.
   *
   * @param unsupportedToo whether to go on if the release lacks a feature
   */
  void profile(boolean unsupportedToo) {
    require(
        run.fileSystems()
            .usersBuckets()
            .whyNotOpened(SelectedProfiles.bucketOf(profile))
            .or(this::whyNotInBucket));
    require(
        unsupplied(profile.textForBucket(SelectedProfiles.bucketOf(profile)))
            .map(reason -> reason + ", which profile " + profile.name() + " needs"));
    BucketSettings bucket = run.profiles().settings(profile);
    require(UnusableEncryption.of(bucket, called()).map(UnusableEncryption::toString));
    if (run.profiles().setsBucketDefault(profile)) {
      require(whyNoOwnBuckets(BUCKET_DEFAULT));
    }
    Encryption asks = run.profiles().asked(profile);
    require(whyNotInRegion(asks));
    require(run.fileSystems().signing().whyNot(bucket));
    require(OtherAccounts.whyNot(store, bucket, asks));
    require(unsupportedToo ? support.whyNotOnStore(asks) : support.whyNot(asks));
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
   * Requires that the store supplies what the settings refer to, and that the release supports what
   * they ask for.
   */
  public void settings(Map<String, String> settings) {
    require(
        unsupplied(String.join(" ", settings.values()))
            .or(() -> support.whyNot(askedBy.apply(settings))));
  }

  /**
   * Requires a feature of the release.
   *
   * @param what names it in words, for the reason
   */
  public void feature(Predicate<ReleaseFeatures> feature, String what) {
    boolean has = release.features().map(feature::test).orElse(true);
    seen(has, "release " + release.name() + " does not have " + what);
  }

  /** Requires a store that S3A reaches without an endpoint setting. */
  public void awsNames() {
    seen(
        store.acceptsAwsNames(),
        "store " + store.info().kind() + " is reached by its own endpoint, which fixes TLS");
  }

  /** Requires a store that has a feature. */
  public void feature(Feature feature) {
    require(support.whyNotOnStore(feature));
  }

  /**
   * Requires a store that does something as S3 and KMS do, so that it can be told from what S3A
   * does.
   */
  public void ability(Ability ability) {
    require(run.abilities().whyNot(ability));
  }

  /** Says whether the store has a feature, for a case that does less without it. */
  public boolean storeHas(Feature feature) {
    return support.whyNotOnStore(feature).isEmpty();
  }

  /**
   * Requires buckets that the run may create and change.
   *
   * @param what says in words why, such as {@code a bucket of its own, for its policy} @return
   *     those buckets
   */
  public Buckets ownBuckets(String what) {
    require(whyNoOwnBuckets(what));
    return (Buckets) run.places();
  }

  /**
   * Requires a store that the harness has started itself.
   *
   * @param what says in words what another store would need, such as {@code a role}
   */
  public void startedByUs(String what) {
    seen(
        store.info().startedByUs(),
        "store %s is not the run's own: the case needs %s".formatted(store.info().kind(), what));
  }

  /**
   * Requires a run that covers everything.
   *
   * @param what says in words what the case takes, such as {@code 500 MB}
   */
  public void everything(String what) {
    seen(run.extent() == Extent.FULL, "it takes " + what + ": give --full");
  }

  /**
   * Requires that the release, by its documentation, supports what the profile asks for.
   *
   * @param observed what was seen of the release, to be added to the reason
   */
  public void whatTheProfileAsksFor(String observed) {
    require(support.whyNot(run.profiles().asked(profile)).map(reason -> reason + " " + observed));
  }

  /**
   * Requires a run that covers everything, for a case that rarely shows anything that its
   * neighbours do not show.
   *
   * @param usually whether the case belongs to every run
   */
  public void everythingUnless(boolean usually) {
    if (!usually) {
      everything("a while, and is much like cases that are run");
    }
  }

  /**
   * Requires something that the case itself has looked for.
   *
   * @param has whether the case has found it
   * @param whyNot the reason if it has not
   */
  public void seen(boolean has, String whyNot) {
    require(has ? Optional.empty() : Optional.of(whyNot));
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

  private Optional<String> unsupplied(String configuration) {
    return UNSUPPLIED
        .matcher(configuration)
        .results()
        .map(reference -> reference.group(1))
        .filter(name -> !run.keys().variables().containsKey(name))
        .findFirst()
        .map(name -> "store " + store.info().kind() + " supplies no " + name);
  }

  private Optional<String> whyNoOwnBuckets(String what) {
    return run.places()
        .within()
        .map(place -> "the run is confined to " + place + ": the case needs " + what);
  }

  private static void require(Optional<String> reason) {
    if (reason.isPresent()) {
      throw new TestAbortedException(reason.get());
    }
  }
}
