package org.s3aharness.suite.key;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.store.ability.Ability;

/** Describes a mode that depends on a KMS key. */
record KmsMode(Mode mode) implements Variation {

  /** Lists every mode, whether S3 or the client uses the key. */
  static final class Every implements Listing {
    @Override
    public List<KmsMode> all() {
      return List.of(
          new KmsMode(Mode.SSE_KMS), new KmsMode(Mode.DSSE_KMS), new KmsMode(Mode.CSE_KMS));
    }
  }

  /** Lists the modes in which S3 uses the key. */
  static final class ServerSide implements Listing {
    @Override
    public List<KmsMode> all() {
      return List.of(new KmsMode(Mode.SSE_KMS), new KmsMode(Mode.DSSE_KMS));
    }
  }

  /** Returns the name in case ids, such as {@code sse-kms}. */
  @Override
  public String name() {
    return mode.label().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the settings as they would be written in {@code core-site.xml}.
   *
   * @param key in any of its four forms
   */
  Map<String, String> settings(String key) {
    return Map.of(EncryptionSettings.ALGORITHM, mode.setting(), EncryptionSettings.KEY, key);
  }

  /**
   * Requires that the store passes KMS's refusals on to S3A; a client that encrypts asks KMS
   * itself.
   */
  void requireRefusals(Testbed testbed) {
    if (mode.usesKmsKeyInS3()) {
      testbed.requirements().ability(Ability.PASSES_KMS_ERRORS_ON);
    }
  }

  /** Returns the encryption that the settings ask S3A for. */
  Encryption encryption(String key) {
    return Encryption.of(mode, key);
  }
}
