package org.s3aharness.node.worker;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Represents secrets so that one can see whether two are the same, without revealing them. It is an
 * HMAC under a key that is made for the job and sent with its credentials, so that nobody can test
 * guesses against it.
 */
final class SecretDigest {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHOWN = 16;

  private final SecretKeySpec key;

  /**
   * Creates a digest.
   *
   * @param key of the job, any bytes, at least one
   */
  SecretDigest(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns {@code digest:} and 16 hexadecimal digits, or the empty string for an unset value. */
  String of(String secret) {
    if (secret == null || secret.isEmpty()) {
      return "";
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] bytes = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return "digest:" + String.format("%064x", new BigInteger(1, bytes)).substring(0, SHOWN);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HMAC with SHA-256", e);
    }
  }
}
