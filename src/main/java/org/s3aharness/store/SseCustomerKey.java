package org.s3aharness.store;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * Holds a customer key for SSE-C. Its text form does not show it.
 *
 * @param base64 the 32 bytes of the key in base64, as S3 takes them
 */
public record SseCustomerKey(String base64) {
  /** The only algorithm of SSE-C. */
  public static final String ALGORITHM = "AES256";

  private static final String HEADER = "x-amz-server-side-encryption-customer-";
  private static final int BYTES = 32;

  /**
   * Checks the key.
   *
   * @throws IllegalArgumentException if it is not base64, or not 32 bytes long; the message does
   *     not show it
   */
  public SseCustomerKey {
    int length;
    try {
      length = Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException e) {
      // Without the cause, whose message quotes from the key.
      throw new IllegalArgumentException("The SSE-C key is not base64: give 32 bytes in base64.");
    }
    if (length != BYTES) {
      throw new IllegalArgumentException(
          "The SSE-C key has " + length + " bytes: give 32 bytes in base64.");
    }
  }

  /** Makes a new key. */
  public static SseCustomerKey random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return new SseCustomerKey(Base64.getEncoder().encodeToString(key));
  }

  /** Returns the MD5 of the key in base64, by which S3 names the key. */
  public String md5() {
    return md5Of(base64);
  }

  /**
   * Says whether a text is base64, whatever the number of bytes. The MD5 of other texts cannot be
   * carried in a header.
   */
  public static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Returns the MD5 in base64 of a key of any length, as a request with an invalid key carries it.
   *
   * @param base64 the key; or, if only its digests are known, a text that begins with {@code
   *     masked:} and ends with {@code :md5:} and the MD5
   */
  public static String md5Of(String base64) {
    if (isMasked(base64)) {
      return base64.replaceFirst(".*:md5:", "");
    }
    byte[] digest = DigestUtils.md5(Base64.getDecoder().decode(base64));
    return Base64.getEncoder().encodeToString(digest);
  }

  /** Says whether a text stands for a key of which only digests are known. */
  public static boolean isMasked(String key) {
    return key.startsWith("masked:");
  }

  /** Returns the headers that a request for an object needs under this key. */
  public Consumer<AwsRequestOverrideConfiguration.Builder> headers() {
    return request ->
        request
            .putHeader(HEADER + "algorithm", ALGORITHM)
            .putHeader(HEADER + "key", base64)
            .putHeader(HEADER + "key-MD5", md5());
  }

  @Override
  public String toString() {
    return "SseCustomerKey[md5=" + md5() + "]";
  }
}
