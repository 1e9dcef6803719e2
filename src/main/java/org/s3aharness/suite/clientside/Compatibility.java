package org.s3aharness.suite.clientside;

import java.util.HashMap;
import java.util.Map;
import org.s3aharness.harness.Testbed;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.suite.ModeAndKey;

/** The setting with which S3A reads what version 1 of the encryption client has encrypted. */
final class Compatibility {
  static final String PROPERTY = "fs.s3a.encryption.cse.v1.compatibility.enabled";

  private Compatibility() {}

  /** Requires a release and a store that can do with it. */
  static void require(Testbed testbed) {
    testbed.requirements().feature(ReleaseFeatures::supportsCseCustom, PROPERTY);
    testbed.requirements().settings(ModeAndKey.CSE_KMS_KEY1.settings());
  }

  /** Returns the settings of CSE-KMS with compatibility. */
  static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(ModeAndKey.CSE_KMS_KEY1.settings());
    settings.put(PROPERTY, "true");
    return settings;
  }
}
