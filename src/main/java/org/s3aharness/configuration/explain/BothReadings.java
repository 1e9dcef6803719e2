package org.s3aharness.configuration.explain;

import java.util.Optional;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.ReleaseFeatures;

/**
 * Holds the settings of the same files twice: as releases from 3.3.2 on read them, and as older
 * ones do.
 *
 * @param current with the new names of encryption settings
 * @param old with the old names alone
 */
record BothReadings(Settings current, Settings old) {
  /**
   * Returns the settings as a release reads them.
   *
   * @param features empty for a release of unknown version
   */
  Settings of(Optional<ReleaseFeatures> features) {
    return features.map(BothReadings::readsNewNames).orElse(true) ? current : old;
  }

  static boolean readsNewNames(ReleaseFeatures features) {
    return features.algorithmProperty().equals(EncryptionSettings.ALGORITHM);
  }

  /**
   * Returns the encryption that a release is asked for in a bucket.
   *
   * @throws org.s3aharness.encryption.UsageException when the algorithm is none of S3A's
   */
  Encryption asked(String bucket, Optional<ReleaseFeatures> features) {
    return EncryptionSettings.asked(of(features), bucket);
  }
}
