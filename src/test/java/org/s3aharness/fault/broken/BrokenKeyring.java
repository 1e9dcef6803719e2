package org.s3aharness.fault.broken;

import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hadoop.conf.Configuration;
import software.amazon.encryption.s3.materials.AesKeyring;
import software.amazon.encryption.s3.materials.DecryptionMaterials;
import software.amazon.encryption.s3.materials.EncryptedDataKey;
import software.amazon.encryption.s3.materials.EncryptionMaterials;
import software.amazon.encryption.s3.materials.Keyring;

/** A user's keyring that makes one data key and has every object encrypted with it. */
public final class BrokenKeyring implements Keyring {
  private static EncryptionMaterials first;

  private final Keyring whole;

  public BrokenKeyring(Configuration conf) {
    byte[] key = Base64.getDecoder().decode(conf.get("s3aharness.keyring.wrapping.key"));
    whole = AesKeyring.builder().wrappingKey(new SecretKeySpec(key, "AES")).build();
  }

  @Override
  public EncryptionMaterials onEncrypt(EncryptionMaterials materials) {
    synchronized (BrokenKeyring.class) {
      if (first == null) {
        first = whole.onEncrypt(materials);
      }
      return materials.toBuilder()
          .plaintextDataKey(first.plaintextDataKey())
          .encryptedDataKeys(first.encryptedDataKeys())
          .build();
    }
  }

  @Override
  public DecryptionMaterials onDecrypt(
      DecryptionMaterials materials, List<EncryptedDataKey> encryptedDataKeys) {
    return whole.onDecrypt(materials, encryptedDataKeys);
  }
}
