package org.s3aharness.encryption.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Metadata as clients of SDK v1 and v2 write it, and content encrypted with the JDK's cipher. */
class EnvelopeTest {
  private static final byte[] PLAIN = "some content".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEY = new byte[32];
  private static final byte[] IV = new byte[12];
  private static final Map<String, String> FORMAT_2 =
      Map.of(
          "x-amz-cek-alg", "AES/GCM/NoPadding",
          "x-amz-iv", Base64.getEncoder().encodeToString(IV),
          "x-amz-key-v2", "d3JhcHBlZA==",
          "x-amz-wrap-alg", "kms+context");
  private static final Map<String, String> FORMAT_3 =
      Map.of(
          "x-amz-c", "115",
          "x-amz-w", "12",
          "x-amz-3", "d3JhcHBlZA==",
          "x-amz-i", Base64.getEncoder().encodeToString(new byte[28]),
          "x-amz-d", Base64.getEncoder().encodeToString(new byte[28]));

  @Test
  void bothFormatsAreRead() {
    assertThat(Envelope.of(FORMAT_2).orElseThrow())
        .hasToString("format 2, suite AES/GCM/NoPadding, wrapped by kms+context");
    assertThat(Envelope.of(FORMAT_3).orElseThrow())
        .hasToString("format 3, suite 115, wrapped by kms+context");
    assertThat(Envelope.of(Map.of("other", "metadata"))).isEmpty();
  }

  @Test
  void whatIsMissingIsNamed() {
    for (String name : FORMAT_2.keySet()) {
      Map<String, String> less = new HashMap<>(FORMAT_2);
      less.remove(name);
      if (!name.equals("x-amz-cek-alg")) {
        assertThatThrownBy(() -> Envelope.of(less))
            .isInstanceOf(EnvelopeException.class)
            .hasMessageContaining(name);
      }
    }
  }

  @Test
  void contentIsDecryptedWithItsKeyAlone() throws Exception {
    byte[] stored = encrypted(KEY, PLAIN);
    Envelope envelope = Envelope.of(FORMAT_2).orElseThrow();

    assertThat(ContentCipher.decrypted(envelope, KEY, stored)).isEqualTo(PLAIN);

    byte[] otherKey = KEY.clone();
    otherKey[0] ^= 1;
    assertThatThrownBy(() -> ContentCipher.decrypted(envelope, otherKey, stored))
        .isInstanceOf(EnvelopeException.class);
    byte[] otherBytes = stored.clone();
    otherBytes[0] ^= 1;
    assertThatThrownBy(() -> ContentCipher.decrypted(envelope, KEY, otherBytes))
        .isInstanceOf(EnvelopeException.class);
    assertThatThrownBy(() -> ContentCipher.decrypted(envelope, KEY, Arrays.copyOf(stored, 3)))
        .isInstanceOf(EnvelopeException.class);
  }

  @Test
  void aDataKeyThatIsNotCommittedToIsRefused() {
    assertThatThrownBy(
            () -> ContentCipher.decrypted(Envelope.of(FORMAT_3).orElseThrow(), KEY, new byte[16]))
        .hasMessageContaining("commits");
  }

  @Test
  void aShorterDataKeyIsRefused() throws Exception {
    byte[] shorter = Arrays.copyOf(KEY, 16);
    Envelope envelope = Envelope.of(FORMAT_2).orElseThrow();

    assertThatThrownBy(() -> ContentCipher.decrypted(envelope, shorter, encrypted(shorter, PLAIN)))
        .isInstanceOf(EnvelopeException.class)
        .hasMessage("the data key has 128 bits instead of 256");
  }

  private static byte[] encrypted(byte[] key, byte[] plain) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, IV));
    return cipher.doFinal(plain);
  }
}
