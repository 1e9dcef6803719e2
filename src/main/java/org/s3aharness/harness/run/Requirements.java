package org.s3aharness.harness.run;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.opentest4j.TestAbortedException;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Feature;
import org.s3aharness.store.Store;
import org.s3aharness.store.ability.Ability;
import org.s3aharness.store.resource.Buckets;

/**
 * Checks what a case needs of the store and of the release. A case that lacks something is not run:
 * the methods that a suite calls throw a {@link TestAbortedException} with the reason.
 */
public final class Requirements {
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
    require(new ProfileRequirements(run, profile, support).whyNot(unsupportedToo));
  }

  /**
   * Requires that the store supplies what the settings refer to, and that the release supports what
   * they ask for.
   */
  public void settings(Map<String, String> settings) {
    require(
        ProfileRequirements.unsupplied(run, String.join(" ", settings.values()))
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
    require(ProfileRequirements.whyNoOwnBuckets(run, what));
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
   * Requires something that the case itself has looked for.
   *
   * @param has whether the case has found it
   * @param whyNot the reason if it has not
   */
  public void seen(boolean has, String whyNot) {
    require(has ? Optional.empty() : Optional.of(whyNot));
  }

  private static void require(Optional<String> reason) {
    if (reason.isPresent()) {
      throw new TestAbortedException(reason.get());
    }
  }
}
