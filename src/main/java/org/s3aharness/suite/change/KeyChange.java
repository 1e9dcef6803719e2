package org.s3aharness.suite.change;

import java.util.Map;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.Testbed;
import org.s3aharness.store.KmsKey;
import org.s3aharness.suite.ModeAndKey;

/** A change in KMS of the key to which an unchanged name in the settings leads. */
final class KeyChange implements Change {
  /** The operation that is done in KMS. */
  enum Kind {
    ALIAS_RETARGETED("alias-retargeted"),
    KEY_ROTATED("key-rotated");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  private final Kind kind;
  private KmsKey key;

  KeyChange(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return kind.label;
  }

  @Override
  public Setup before(Testbed testbed) {
    testbed.requirements().settings(ModeAndKey.SSE_KMS_KEY1.settings());
    key = testbed.newKmsKey(kind.label);
    return setup(key);
  }

  @Override
  public Setup after(Testbed testbed) {
    if (kind == Kind.KEY_ROTATED) {
      testbed.changeKeys().rotate(key);
      return setup(key);
    }
    KmsKey target = testbed.newKmsKey("target");
    testbed.changeKeys().retargetAlias(key, target);
    testbed.keys().retarget(key, target);
    return setup(target);
  }

  private Setup setup(KmsKey used) {
    String named = kind == Kind.KEY_ROTATED ? key.arn() : key.aliasName();
    return new Setup(
        Map.of(EncryptionSettings.ALGORITHM, "SSE-KMS", EncryptionSettings.KEY, named),
        Encryption.of(Mode.SSE_KMS, named),
        Encryption.of(Mode.SSE_KMS, used.arn()));
  }

  @Override
  public String toString() {
    return name();
  }
}
