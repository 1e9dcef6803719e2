package org.s3aharness.harness.run;

import java.util.Optional;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Feature;
import org.s3aharness.store.Store;
import org.s3aharness.store.ability.Abilities;
import org.s3aharness.store.ability.Ability;

/** Knows which encryptions the store and the release of a case support. */
final class Support {
  private final Store store;
  private final Abilities abilities;
  private final Release release;
  private final boolean comparesReleases;

  Support(Store store, Abilities abilities, Release release, boolean comparesReleases) {
    this.store = store;
    this.abilities = abilities;
    this.release = release;
    this.comparesReleases = comparesReleases;
  }

  /** Returns why the store cannot be used for something that needs a feature. */
  Optional<String> whyNotOnStore(Feature feature) {
    return store
        .whyNot(feature)
        .map(
            whyNot ->
                "store %s does not have %s: %s"
                    .formatted(store.info().kind(), feature.label(), whyNot));
  }

  /** Returns why the store cannot be used with an encryption, whatever the release. */
  Optional<String> whyNotOnStore(Encryption asked) {
    Optional<String> mode = whyNotOnStore(asked.mode());
    boolean ofTheStore = asked.mode().usesKmsKeyInS3() && asked.key().isEmpty();
    return ofTheStore ? mode.or(() -> abilities.whyNot(Ability.HAS_DEFAULT_KMS_KEY)) : mode;
  }

  private Optional<String> whyNotOnStore(Mode mode) {
    return switch (mode) {
      case SSE_S3 -> whyNotOnStore(Feature.SSE_S3);
      case SSE_KMS -> whyNotOnStore(Feature.SSE_KMS);
      case DSSE_KMS -> whyNotOnStore(Feature.DSSE_KMS).or(() -> abilities.whyNot(Ability.DSSE));
      case SSE_C -> whyNotOnStore(Feature.SSE_C);
      case CSE_KMS -> whyNotOnStore(Feature.KMS_API);
      case NONE, CSE_CUSTOM -> Optional.empty();
    };
  }

  /** Returns why an encryption cannot be judged, because of the store or of the release. */
  Optional<String> whyNot(Encryption asked) {
    return whyNotOnStore(asked).or(() -> whyNotOnRelease(asked));
  }

  /**
   * Returns why the case does not run on the release. Where releases are compared, each is
   * observed, whatever is documented.
   */
  private Optional<String> whyNotOnRelease(Encryption asked) {
    // Of a build whose version is unknown nothing is documented: everything is tried.
    Optional<ReleaseFeatures> known = release.features();
    if (comparesReleases || known.isEmpty()) {
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
    return asked.context().isEmpty() || features.supportsEncryptionContext()
        ? Optional.empty()
        : Optional.of("release " + release.name() + " does not have " + EncryptionSettings.CONTEXT);
  }
}
