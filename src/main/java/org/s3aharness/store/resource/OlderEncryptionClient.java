package org.s3aharness.store.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * Stores objects as the encryption clients of AWS SDK for Java v1 do with a key in KMS. Programs
 * other than S3A, EMRFS among them, have left such objects in buckets.
 *
 * <p>See "Amazon S3 Encryption Client Developer Guide", on legacy content encryption and
 * instruction files.
 */
public final class OlderEncryptionClient {
  private static final String GCM = "AES/GCM/NoPadding";
  private static final String CBC = "AES/CBC/PKCS5Padding";
  private static final int TAG_BITS = 128;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Which client, and which of its modes, encrypts. */
  public enum Version {
    /** {@code AmazonS3EncryptionClient}, by default: {@code CryptoMode.EncryptionOnly}. */
    V1(CBC, "kms", 16),
    /** {@code AmazonS3EncryptionClient} with {@code CryptoMode.AuthenticatedEncryption}. */
    V1_AUTHENTICATED(GCM, "kms", 12),
    /** {@code AmazonS3EncryptionClientV2}, which S3A uses in releases 3.3.2 to 3.3.6. */
    V2(GCM, "kms+context", 12);

    private final String cipher;
    private final String wrapping;
    private final int ivBytes;

    Version(String cipher, String wrapping, int ivBytes) {
      this.cipher = cipher;
      this.wrapping = wrapping;
      this.ivBytes = ivBytes;
    }

    private Map<String, String> description(String kmsKey) {
      return this == V2 ? Map.of("aws:x-amz-cek-alg", cipher) : Map.of("kms_cmk_id", kmsKey);
    }
  }

  private final Store store;

  /** Creates a client that encrypts what it stores in this store. */
  public OlderEncryptionClient(Store store) {
    this.store = store;
  }

  /**
   * Encrypts and stores an object.
   *
   * @param kmsKey the ARN of the key that wraps the data key
   * @param instructionFile whether the material is stored in an object beside it, whose key ends
   *     with {@code .instruction}, instead of in the object's metadata
   * @return the encrypted content
   */
  public byte[] put(
      Place place,
      String key,
      byte[] content,
      Version version,
      String kmsKey,
      boolean instructionFile) {
    Map<String, String> description = version.description(kmsKey);
    GenerateDataKeyResponse dataKey =
        store
            .kms()
            .generateDataKey(
                r -> r.keyId(kmsKey).keySpec(DataKeySpec.AES_256).encryptionContext(description));
    byte[] iv = new byte[version.ivBytes];
    new SecureRandom().nextBytes(iv);
    byte[] encrypted = encrypted(version, dataKey.plaintext().asByteArray(), iv, content);

    Map<String, String> material = new TreeMap<>();
    material.put("x-amz-key-v2", base64(dataKey.ciphertextBlob().asByteArray()));
    material.put("x-amz-iv", base64(iv));
    material.put("x-amz-matdesc", json(description));
    material.put("x-amz-wrap-alg", version.wrapping);
    material.put("x-amz-cek-alg", version.cipher);
    if (version.cipher.equals(GCM)) {
      material.put("x-amz-tag-len", String.valueOf(TAG_BITS));
    }
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("x-amz-unencrypted-content-length", String.valueOf(content.length));
    if (instructionFile) {
      byte[] instructions = json(material).getBytes(StandardCharsets.UTF_8);
      put(place, key + ".instruction", Map.of("x-amz-crypto-instr-file", key), instructions);
    } else {
      metadata.putAll(material);
    }
    put(place, key, metadata, encrypted);
    return encrypted;
  }

  private void put(Place place, String key, Map<String, String> metadata, byte[] body) {
    store
        .s3()
        .putObject(
            r -> r.bucket(place.bucket()).key(place.key(key)).metadata(metadata),
            RequestBody.fromBytes(body));
  }

  private static byte[] encrypted(Version version, byte[] dataKey, byte[] iv, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance(version.cipher);
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(dataKey, "AES"),
          version.cipher.equals(GCM)
              ? new GCMParameterSpec(TAG_BITS, iv)
              : new IvParameterSpec(iv));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + version.cipher, e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String json(Map<String, String> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always written", e);
    }
  }
}
