package org.s3aharness.store.ability;

import java.security.SecureRandom;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.resource.KmsKeyManager;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.IncorrectKeyMaterialException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;

/** Tries what a KMS does with keys whose material its user imports. */
final class KmsProbe {
  static final String NOT_REFUSED = "it does not";

  private final KmsClient kms;
  private final KmsKeyManager keys;

  KmsProbe(KmsClient kms, KmsKeyManager keys) {
    this.kms = kms;
    this.keys = keys;
  }

  String keyWithoutMaterial() {
    KmsKey empty = keys.createKeyWithoutMaterial("probe without material");
    try {
      kms.generateDataKey(r -> r.keyId(empty.arn()).keySpec(DataKeySpec.AES_256));
      return NOT_REFUSED;
    } catch (KmsInvalidStateException asDocumented) {
      return "";
    } catch (KmsException otherwise) {
      return AbilityProbe.said(otherwise);
    }
  }

  String otherMaterial() {
    KmsKey imported = keys.createKeyWithoutMaterial("probe other material");
    keys.importMaterial(imported, material());
    keys.deleteMaterial(imported);
    try {
      keys.importMaterial(imported, material());
      return NOT_REFUSED;
    } catch (IncorrectKeyMaterialException asDocumented) {
      return "";
    }
  }

  private static byte[] material() {
    byte[] material = new byte[KmsKeyManager.MATERIAL_BYTES];
    new SecureRandom().nextBytes(material);
    return material;
  }
}
