package org.s3aharness.keyring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hadoop.conf.Configuration;
import software.amazon.encryption.s3.materials.AesKeyring;
import software.amazon.encryption.s3.materials.DecryptionMaterials;
import software.amazon.encryption.s3.materials.EncryptedDataKey;
import software.amazon.encryption.s3.materials.EncryptionMaterials;
import software.amazon.encryption.s3.materials.Keyring;

/**
 * Wraps data keys with an AES key of the user's own, so that neither AWS nor its KMS has any part
 * in it. S3A instantiates it by name:
 *
 * <pre>{@code
 * fs.s3a.encryption.algorithm                        CSE-CUSTOM
 * fs.s3a.encryption.cse.custom.keyring.class.name    org.s3aharness.keyring.WrappingKeyring
 * s3aharness.keyring.wrapping.key                    32 bytes as base64
 * }</pre>
 */
public final class WrappingKeyring implements Keyring {
  /**
   * The property with the wrapping key, 32 bytes as base64, which may come from a Hadoop credential
   * provider.
   */
  public static final String WRAPPING_KEY = "s3aharness.keyring.wrapping.key";

  private static final int KEY_BYTES = 32;

  private final Keyring wrapping;

  /**
   * Makes a keyring as S3A does, by reflection. (A constructor without parameters would be tried
   * first, but then S3A hides the reason when this one refuses its configuration.)
   *
   * @throws IllegalArgumentException when {@link #WRAPPING_KEY} is missing or malformed
   */
  public WrappingKeyring(Configuration conf) {
    wrapping =
        AesKeyring.builder()
            .wrappingKey(wrappingKey(conf))
            .secureRandom(new SecureRandom()) // 3.1.x of the encryption client has no default here
            .build();
  }

  private static SecretKeySpec wrappingKey(Configuration conf) {
    char[] text;
    try {
      text = conf.getPassword(WRAPPING_KEY);
    } catch (IOException e) {
      throw new UncheckedIOException("the credential provider of " + WRAPPING_KEY + " failed", e);
    }
    if (text == null) {
      throw new IllegalArgumentException(
          WRAPPING_KEY + " is not set: CSE-CUSTOM with this keyring needs 32 bytes as base64");
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(new String(text).trim());
    } catch (IllegalArgumentException e) {
      // not passed on: its message may quote the key
      throw new IllegalArgumentException(WRAPPING_KEY + " is not base64");
    }
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          WRAPPING_KEY + " holds " + key.length + " bytes instead of " + KEY_BYTES);
    }
    return new SecretKeySpec(key, "AES");
  }

  @Override
  public EncryptionMaterials onEncrypt(EncryptionMaterials materials) {
    return wrapping.onEncrypt(materials);
  }

  @Override
  public DecryptionMaterials onDecrypt(
      DecryptionMaterials materials, List<EncryptedDataKey> encryptedDataKeys) {
    return wrapping.onDecrypt(materials, encryptedDataKeys);
  }
}
