package org.s3aharness.wire.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Knows which parts of an exchange must not be recorded, and what replaces them.
 *
 * <p>An SSE-C key becomes a short digest, so that one can tell whether the right key was sent, and
 * so does a wrapped data key, so that one can tell which object it belongs to; every other secret
 * becomes {@link #MASKED}.
 */
public final class Secrets {
  /** The text that replaces a secret of which nothing is kept. */
  public static final String MASKED = "masked";

  private static final String DIGEST = ":sha256:";
  private static final int DIGEST_CHARS = 12;

  private static final Set<String> CUSTOMER_KEYS =
      Set.of(
          "x-amz-server-side-encryption-customer-key",
          "x-amz-copy-source-server-side-encryption-customer-key");

  /** The headers with wrapped data keys, as client-side encryption stores them (V1, V2, V3). */
  private static final Set<String> WRAPPED_KEYS =
      Set.of("x-amz-key", "x-amz-meta-x-amz-key", "x-amz-meta-x-amz-key-v2", "x-amz-meta-x-amz-3");

  private static final Set<String> SECRET_HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "x-amz-security-token",
          "x-amz-s3session-token",
          "x-amz-sso_bearer_token");

  private static final Set<String> SECRET_PARAMETERS =
      Set.of(
          "x-amz-signature",
          "x-amz-credential",
          "x-amz-security-token",
          "x-amz-s3session-token",
          "signature",
          "awsaccesskeyid");

  private static final Pattern SIGNED_HEADERS =
      Pattern.compile("SignedHeaders=[A-Za-z0-9;_-]{1,4096}");

  /** The field of KMS with a wrapped data key. */
  private static final String CIPHERTEXT_BLOB = "CiphertextBlob";

  /** The fields of KMS requests and answers that are no secrets. Everything else may be one. */
  private static final Set<String> OPEN_KMS_FIELDS =
      Set.of(
          "KeyId",
          "SourceKeyId",
          "DestinationKeyId",
          "EncryptionContext",
          "SourceEncryptionContext",
          "DestinationEncryptionContext",
          "EncryptionAlgorithm",
          "KeySpec",
          "NumberOfBytes");

  private Secrets() {}

  /**
   * Returns what a recorded header holds instead of an SSE-C key or of a wrapped data key.
   *
   * @param base64Key a key as it is configured and sent, or as a watched JVM reports it: masked,
   *     with more after the digest
   * @return {@code masked:sha256:} and the first 12 hexadecimal digits of the decoded key's
   *     SHA-256; for a text that is not base64, of the text itself
   */
  public static String mask(String base64Key) {
    if (base64Key.startsWith(MASKED + DIGEST)) {
      int end = base64Key.indexOf(':', (MASKED + DIGEST).length());
      return end < 0 ? base64Key : base64Key.substring(0, end);
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64Key.trim());
    } catch (IllegalArgumentException notBase64) {
      key = base64Key.getBytes(UTF_8);
    }
    return MASKED + DIGEST + DigestUtils.sha256Hex(key).substring(0, DIGEST_CHARS);
  }

  /**
   * Returns the customer keys that a request carries in a header or a parameter of that name, so
   * that they are known from then on, whoever has configured them.
   */
  public static List<String> customerKeys(HttpRequest request) {
    List<String> keys = new ArrayList<>();
    CUSTOMER_KEYS.forEach(name -> keys.addAll(request.headers().getAll(name)));
    try {
      new QueryStringDecoder(request.uri())
          .parameters()
          .forEach(
              (name, values) -> {
                if (CUSTOMER_KEYS.contains(name.toLowerCase(Locale.ROOT))) {
                  keys.addAll(values);
                }
              });
    } catch (IllegalArgumentException malformed) {
      return keys; // such a query is not recorded either
    }
    return keys;
  }

  static String maskHeader(String name, String value) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (CUSTOMER_KEYS.contains(lowerCase) || WRAPPED_KEYS.contains(lowerCase)) {
      return mask(value);
    }
    return SECRET_HEADERS.contains(lowerCase) ? MASKED + signedHeaders(value) : value;
  }

  /** Returns the part of a signature that says what is signed, which is no secret. */
  private static String signedHeaders(String authorization) {
    Matcher signed = SIGNED_HEADERS.matcher(authorization);
    return signed.find() ? ", " + signed.group() : "";
  }

  static String maskParameter(String name, String value) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (CUSTOMER_KEYS.contains(lowerCase)) {
      return mask(value);
    }
    return SECRET_PARAMETERS.contains(lowerCase) ? MASKED : value;
  }

  /** Masks a request to KMS or its answer in place, except for {@link #OPEN_KMS_FIELDS}. */
  static JsonNode maskKms(ObjectNode message) {
    message.properties().stream()
        .filter(field -> !OPEN_KMS_FIELDS.contains(field.getKey()))
        .forEach(
            field ->
                message.put(
                    field.getKey(),
                    field.getKey().equals(CIPHERTEXT_BLOB)
                        ? mask(field.getValue().asText())
                        : MASKED));
    return message;
  }
}
