package org.s3aharness.configuration.explain;

import java.util.Optional;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.ReleaseFeatures;

/**
 * The same files as releases from 3.3.2 on and as older ones read them.
 *
 * @param current with the new names of encryption
 * @param old with the old names alone
 */
record BothReadings(Settings current, Settings old) {
  /**
   * As a release reads them.
   *
   * @param features empty for one of an unknown version
   */
  Settings of(Optional<ReleaseFeatures> features) {
    return features.map(BothReadings::readsNewNames).orElse(true) ? current : old;
  }

  static boolean readsNewNames(ReleaseFeatures features) {
    return features.algorithmProperty().equals(EncryptionSettings.ALGORITHM);
  }

  /**
   * Returns what a release is asked for in a bucket.
   *
   * @throws org.s3aharness.encryption.UsageException when the algorithm is none of S3A's
   */
  Encryption asked(String bucket, Optional<ReleaseFeatures> features) {
    return EncryptionSettings.asked(of(features), bucket);
  }
}
