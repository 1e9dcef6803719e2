package org.s3aharness.store.resource;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlgorithmSpec;
import software.amazon.awssdk.services.kms.model.ExpirationModelType;
import software.amazon.awssdk.services.kms.model.GetParametersForImportResponse;
import software.amazon.awssdk.services.kms.model.WrappingKeySpec;

/** Imports key material into KMS, wrapped with a public key that KMS provides. */
final class MaterialImport {
  /** The padding with SHA-256 for the mask as well; the default of the JDK is SHA-1. */
  private static final OAEPParameterSpec SHA_256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private MaterialImport() {}

  static void into(KmsClient kms, String keyId, byte[] material) {
    GetParametersForImportResponse parameters =
        kms.getParametersForImport(
            r ->
                r.keyId(keyId)
                    .wrappingAlgorithm(AlgorithmSpec.RSAES_OAEP_SHA_256)
                    .wrappingKeySpec(WrappingKeySpec.RSA_2048));
    byte[] wrapped = wrap(material, parameters.publicKey().asByteArray());
    kms.importKeyMaterial(
        r ->
            r.keyId(keyId)
                .importToken(parameters.importToken())
                .encryptedKeyMaterial(SdkBytes.fromByteArray(wrapped))
                .expirationModel(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE));
  }

  private static byte[] wrap(byte[] material, byte[] publicKey) {
    try {
      PublicKey key =
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey));
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, SHA_256);
      return cipher.doFinal(material);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Key material cannot be wrapped with the public key that KMS supplied", e);
    }
  }
}
