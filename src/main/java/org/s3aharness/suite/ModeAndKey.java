package org.s3aharness.suite;

import java.util.Locale;
import java.util.Map;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;

/** The encryption settings between which a cluster may change. */
public enum ModeAndKey {
  NONE(Mode.NONE, ""),
  SSE_S3(Mode.SSE_S3, ""),
  SSE_KMS_KEY1(Mode.SSE_KMS, "s3aharness.kms.key1.arn"),
  SSE_KMS_KEY2(Mode.SSE_KMS, "s3aharness.kms.key2.arn"),
  DSSE_KMS_KEY1(Mode.DSSE_KMS, "s3aharness.kms.key1.arn"),
  SSE_C_KEY1(Mode.SSE_C, "s3aharness.sse-c.key1"),
  SSE_C_KEY2(Mode.SSE_C, "s3aharness.sse-c.key2"),
  CSE_KMS_KEY1(Mode.CSE_KMS, "s3aharness.kms.key1.arn"),
  CSE_KMS_KEY2(Mode.CSE_KMS, "s3aharness.kms.key2.arn");

  private final Mode mode;
  private final String keyVariable;

  ModeAndKey(Mode mode, String keyVariable) {
    this.mode = mode;
    this.keyVariable = keyVariable;
  }

  /** Returns the name in case ids, such as {@code sse-kms-key1}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Says whether the client encrypts. */
  public boolean isClientSide() {
    return mode.isClientSide();
  }

  Mode mode() {
    return mode;
  }

  /** Returns the settings as they would be written in {@code core-site.xml}. */
  public Map<String, String> settings() {
    String key = keyVariable.isEmpty() ? "" : "${" + keyVariable + "}";
    return Map.of(EncryptionSettings.ALGORITHM, mode.setting(), EncryptionSettings.KEY, key);
  }

  /** Returns the encryption that the settings ask S3A for. */
  public Encryption encryption(RunKeys keys) {
    return keyVariable.isEmpty()
        ? Encryption.of(mode)
        : Encryption.of(mode, keys.variable(keyVariable));
  }
}
