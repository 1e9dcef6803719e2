package org.s3aharness.harness.run;

import java.util.Optional;
import java.util.regex.Pattern;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Feature;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;

/** What store and releases lack, each as a reason for a case that is not run. */
public final class Lacks {
  private static final Pattern UNSUPPLIED = Pattern.compile("\\$\\{(s3aharness\\.[^}]+)}");

  private final Store store;
  private final RunKeys keys;
  private final Optional<Place> within;
  private final boolean comparing;

  /**
   * @param within what the run is confined to, if it is
   * @param comparing whether releases are compared
   */
  Lacks(Store store, RunKeys keys, Optional<Place> within, boolean comparing) {
    this.store = store;
    this.keys = keys;
    this.within = within;
    this.comparing = comparing;
  }

  /** What a configuration refers to and the store does not supply. */
  Optional<String> unsupplied(String configuration) {
    return UNSUPPLIED
        .matcher(configuration)
        .results()
        .map(reference -> reference.group(1))
        .filter(name -> !keys.variables().containsKey(name))
        .findFirst()
        .map(name -> "store " + store.info().kind() + " supplies no " + name);
  }

  /** Why what needs buckets of the run's own is not run; empty if it has some. */
  Optional<String> ownBuckets(String what) {
    return within.map(place -> "the run is confined to " + place + ": the case needs " + what);
  }

  /** Why the store lacks a feature; empty if it has it. */
  public Optional<String> ofStore(Feature feature) {
    return store
        .whyNot(feature)
        .map(
            whyNot ->
                "store %s does not have %s: %s"
                    .formatted(store.info().kind(), feature.label(), whyNot));
  }

  /** Why the store lacks what a mode needs; empty if it has it. */
  public Optional<String> ofStore(Mode mode) {
    return switch (mode) {
      case SSE_S3 -> ofStore(Feature.SSE_S3);
      case SSE_KMS -> ofStore(Feature.SSE_KMS);
      case DSSE_KMS -> ofStore(Feature.DSSE_KMS);
      case SSE_C -> ofStore(Feature.SSE_C);
      case CSE_KMS -> ofStore(Feature.KMS_API);
      case NONE, CSE_CUSTOM -> Optional.empty();
    };
  }

  /**
   * What an encryption needs and the store does not have, or the release by its documentation does
   * not. Of the release nothing where releases are compared: then what each does is observed,
   * whatever is documented of it.
   */
  Optional<String> of(Encryption asked, Release release) {
    return ofStore(asked.mode()).or(() -> ofRelease(asked, release));
  }

  private Optional<String> ofRelease(Encryption asked, Release release) {
    if (comparing) {
      return Optional.empty();
    }
    // Of a build whose version is unknown nothing is documented: everything is tried.
    Optional<ReleaseFeatures> known = release.features();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    ReleaseFeatures features = known.get();
    boolean supported =
        switch (asked.mode()) {
          case NONE, SSE_S3, SSE_KMS, SSE_C -> true;
          case DSSE_KMS -> features.supportsDsse();
          case CSE_KMS -> features.supportsCseKms();
          case CSE_CUSTOM -> features.supportsCseCustom();
        };
    if (!supported) {
      return Optional.of("release " + release.name() + " does not have " + asked.mode());
    }
    if (!asked.context().isEmpty() && !features.supportsEncryptionContext()) {
      return Optional.of(
          "release " + release.name() + " does not have " + EncryptionSettings.CONTEXT);
    }
    return Optional.empty();
  }
}
