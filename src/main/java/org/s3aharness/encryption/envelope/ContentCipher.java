package org.s3aharness.encryption.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** Decrypts what a client has encrypted, with the JDK's own ciphers. */
public final class ContentCipher {
  private static final int TAG_BITS = 128;
  private static final int IV_BYTES = 12;
  private static final int KEY_BYTES = 32;

  /**
   * The id of the committing suite, 115, as two bytes, which are an input of the key derivation.
   */
  private static final byte[] COMMITTING = {0, 115};

  private ContentCipher() {}

  /**
   * Decrypts the content of an object.
   *
   * @param dataKey the data key, unwrapped
   * @param stored the bytes of the object, tag included
   * @throws EnvelopeException if the data key has not the length that the suites demand, the
   *     metadata commits to another one, or the bytes are not those that were encrypted
   */
  public static byte[] decrypted(Envelope envelope, byte[] dataKey, byte[] stored) {
    if (dataKey.length != KEY_BYTES) {
      throw new EnvelopeException(
          "the data key has %d bits instead of %d"
              .formatted(dataKey.length * Byte.SIZE, KEY_BYTES * Byte.SIZE));
    }
    return switch (envelope.suite()) {
      case AES_GCM -> gcm(dataKey, envelope.nonce(), new byte[0], stored);
      case AES_GCM_COMMITTING -> {
        byte[] commitment =
            derived(dataKey, envelope.nonce(), "COMMITKEY", envelope.commitment().length);
        if (!MessageDigest.isEqual(commitment, envelope.commitment())) {
          throw new EnvelopeException("the data key is not the one that the object commits to");
        }
        byte[] iv = new byte[IV_BYTES];
        Arrays.fill(iv, (byte) 1);
        byte[] key = derived(dataKey, envelope.nonce(), "DERIVEKEY", KEY_BYTES);
        yield gcm(key, iv, COMMITTING, stored);
      }
    };
  }

  /**
   * Unwraps a data key that is wrapped with an AES key of the user's.
   *
   * @throws EnvelopeException if that key did not wrap it
   */
  public static byte[] unwrapped(Envelope envelope, byte[] wrappingKey) {
    byte[] wrapped = envelope.wrappedKey();
    if (wrapped.length <= IV_BYTES) {
      throw new EnvelopeException("the wrapped data key is too short");
    }
    return gcm(
        wrappingKey,
        Arrays.copyOf(wrapped, IV_BYTES),
        envelope.suite().inContext().getBytes(StandardCharsets.UTF_8),
        Arrays.copyOfRange(wrapped, IV_BYTES, wrapped.length));
  }

  private static byte[] derived(byte[] dataKey, byte[] messageId, String label, int length) {
    byte[] name = label.getBytes(StandardCharsets.US_ASCII);
    byte[] info =
        ByteBuffer.allocate(COMMITTING.length + name.length).put(COMMITTING).put(name).array();
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA512Digest());
    hkdf.init(new HKDFParameters(dataKey, messageId, info));
    byte[] derived = new byte[length];
    hkdf.generateBytes(derived, 0, length);
    return derived;
  }

  private static byte[] gcm(byte[] key, byte[] iv, byte[] additional, byte[] encrypted) {
    if (encrypted.length < TAG_BITS / Byte.SIZE) {
      throw new EnvelopeException("it is shorter than the tag that ends it");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
      cipher.updateAAD(additional);
      return cipher.doFinal(encrypted);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new EnvelopeException("it does not decrypt (" + e.getClass().getSimpleName() + ")");
    }
  }
}
