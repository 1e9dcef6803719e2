package org.s3aharness.harness.run;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.opentest4j.TestAbortedException;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Profile;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Feature;
import org.s3aharness.store.resource.Buckets;

/**
 * What a case needs of store and release; it is not run, with the reason, where that is missing.
 */
public final class Needs {
  /** Makes out of settings what they ask for. */
  interface Asking {
    Encryption of(Map<String, String> settings);
  }

  private final Run run;
  private final Release release;
  private final Profile profile;
  private final Asking asking;

  Needs(Run run, Release release, Profile profile, Asking asking) {
    this.run = run;
    this.release = release;
    this.profile = profile;
    this.asking = asking;
  }

  /** That the store supplies what settings refer to, and the release has what they ask for. */
  public void settings(Map<String, String> settings) {
    notRun(
        run.lacks()
            .unsupplied(String.join(" ", settings.values()))
            .or(() -> run.lacks().of(asking.of(settings), release)));
  }

  /**
   * That the release has something.
   *
   * @param what in words, for the reason
   */
  public void feature(Predicate<ReleaseFeatures> feature, String what) {
    boolean has = release.features().map(feature::test).orElse(true);
    notRun(
        has
            ? Optional.empty()
            : Optional.of("release " + release.name() + " does not have " + what));
  }

  /** A store that S3A need not be told of by an endpoint of its own. */
  public void awsNames() {
    notRun(
        run.store().acceptsAwsNames()
            ? Optional.empty()
            : Optional.of(store() + " is reached by its own endpoint, which fixes TLS"));
  }

  /** A store that has a feature. */
  public void feature(Feature feature) {
    notRun(run.lacks().ofStore(feature));
  }

  /**
   * Buckets that the run may make and change.
   *
   * @param what for, in words for the reason, such as {@code a bucket of its own, for its policy}
   */
  public Buckets ownBuckets(String what) {
    notRun(run.lacks().ownBuckets(what));
    return (Buckets) run.places();
  }

  /**
   * That the release, by its documentation, has what the profile asks for.
   *
   * @param observed what was seen of it, to be added to the reason
   */
  public void whatTheProfileAsksFor(String observed) {
    notRun(
        run.lacks().of(run.encryptionOf(profile), release).map(reason -> reason + " " + observed));
  }

  /**
   * What the case itself has found missing, or not.
   *
   * @param whyNot the reason if it is missing
   */
  public void seen(boolean has, String whyNot) {
    notRun(has ? Optional.empty() : Optional.of(whyNot));
  }

  private String store() {
    return "store " + run.store().info().kind();
  }

  private static void notRun(Optional<String> reason) {
    if (reason.isPresent()) {
      throw new TestAbortedException(reason.get());
    }
  }
}
