package org.s3aharness.configuration.explain;

import java.util.Optional;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.release.ReleaseFeatures;

/**
 * Says what a release does with a bucket's settings, according to the table of releases.
 *
 * @param says in a few words
 * @param isWrong whether data would not be encrypted as the settings ask, or the bucket would not
 *     open
 */
record ReleaseVerdict(String says, boolean isWrong) {
  private static final String PLAINTEXT = "accepted, plaintext, finding %d of docs/findings.md";

  /** The first release whose S3A knows the names of client-side modes. */
  private static final String KNOWS_CLIENT_SIDE = "3.3.0";

  static ReleaseVerdict of(BothReadings settings, String bucket, ReleaseFeatures features) {
    Encryption asked;
    try {
      asked = settings.asked(bucket, Optional.of(features));
    } catch (UsageException refused) {
      return new ReleaseVerdict("does not open it: " + refused.getMessage(), true);
    }
    if (asked.mode() == Mode.NONE) {
      boolean unread =
          !BothReadings.readsNewNames(features) && asksForSomething(settings.current(), bucket);
      return unread
          ? new ReleaseVerdict("does not read these names: S3A asks for no encryption", true)
          : new ReleaseVerdict("no encryption is asked for", false);
    }
    return refused(asked, features)
        .orElseGet(() -> new ReleaseVerdict(accepted(asked, features), isWeaker(asked, features)));
  }

  private static boolean asksForSomething(Settings settings, String bucket) {
    try {
      return EncryptionSettings.asked(settings, bucket).mode() != Mode.NONE;
    } catch (UsageException refused) {
      return true;
    }
  }

  /** Returns what a release does when it does not accept the encryption; empty if it does. */
  private static Optional<ReleaseVerdict> refused(Encryption asked, ReleaseFeatures features) {
    boolean has =
        switch (asked.mode()) {
          case DSSE_KMS -> features.supportsDsse();
          case CSE_KMS -> features.supportsCseKms();
          case CSE_CUSTOM -> features.supportsCseCustom();
          default -> true;
        };
    if (!has) {
      boolean accepts = asked.mode().isClientSide() && features.isFrom(KNOWS_CLIENT_SIDE);
      int finding = asked.mode() == Mode.CSE_KMS ? 1 : 5;
      return Optional.of(
          new ReleaseVerdict(
              accepts
                  ? PLAINTEXT.formatted(finding)
                  : "does not open it: does not know " + asked.mode(),
              true));
    }
    if (asked.mode() == Mode.SSE_S3 && asked.key().isPresent()) {
      return Optional.of(new ReleaseVerdict("does not open it: AES256 takes no key", true));
    }
    boolean needsKey = asked.mode() == Mode.SSE_C || asked.mode() == Mode.CSE_KMS;
    return needsKey && asked.key().isEmpty()
        ? Optional.of(new ReleaseVerdict("does not open it: no key is set", true))
        : Optional.empty();
  }

  private static String accepted(Encryption asked, ReleaseFeatures features) {
    StringBuilder says = new StringBuilder(asked.mode().label());
    if (isWeaker(asked, features)) {
      says.append("; does not read the context");
    }
    if (asked.mode().isClientSide()) {
      features
          .encryptionClientVersion()
          .ifPresent(
              client ->
                  says.append("; needs the S3 encryption client, such as ")
                      .append(client)
                      .append(", on the classpath"));
    }
    return says.toString();
  }

  private static boolean isWeaker(Encryption asked, ReleaseFeatures features) {
    return !asked.context().isEmpty() && !features.supportsEncryptionContext();
  }
}
