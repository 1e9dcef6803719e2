package org.s3aharness.encryption.envelope;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what an object's metadata says about its client-side encryption. AWS SDK for Java v1 and S3
 * encryption client 3 write format 2; S3 encryption client 4 writes format 3, which has key
 * commitment.
 *
 * @param format 2 or 3
 * @param suite the algorithm suite that encrypts the content
 * @param wrapping how the data key is wrapped: {@code kms+context}, {@code AES/GCM} or another
 * @param wrappedKey the data key, wrapped
 * @param nonce the IV of format 2, the message id of format 3
 * @param commitment the commitment to the data key; empty in format 2
 */
public record Envelope(
    int format,
    AlgorithmSuite suite,
    String wrapping,
    byte[] wrappedKey,
    byte[] nonce,
    byte[] commitment) {
  /** The wrapping of data keys by KMS, with an encryption context. */
  public static final String KMS = "kms+context";

  /** The wrapping of data keys by an AES key of the user's. */
  public static final String AES = "AES/GCM";

  private static final Map<String, String> WRAPPINGS = Map.of("12", KMS, "02", AES);

  /**
   * Reads an envelope.
   *
   * @param metadata the {@code x-amz-meta-} headers by name, in lower case and without that prefix
   * @return empty if there is none
   * @throws EnvelopeException if it is incomplete, or of an unknown format
   */
  public static Optional<Envelope> of(Map<String, String> metadata) {
    if (metadata.containsKey("x-amz-c")) {
      String wrapping = text(metadata, "x-amz-w");
      return Optional.of(
          new Envelope(
              3,
              AlgorithmSuite.named(text(metadata, "x-amz-c")),
              WRAPPINGS.getOrDefault(wrapping, wrapping),
              bytes(metadata, "x-amz-3"),
              bytes(metadata, "x-amz-i"),
              bytes(metadata, "x-amz-d")));
    }
    if (metadata.containsKey("x-amz-cek-alg")) {
      return Optional.of(
          new Envelope(
              2,
              AlgorithmSuite.named(text(metadata, "x-amz-cek-alg")),
              text(metadata, "x-amz-wrap-alg"),
              bytes(metadata, "x-amz-key-v2"),
              bytes(metadata, "x-amz-iv"),
              new byte[0]));
    }
    return Optional.empty();
  }

  private static String text(Map<String, String> metadata, String name) {
    String value = metadata.get(name);
    if (value == null) {
      throw new EnvelopeException("the metadata lacks " + name);
    }
    return value;
  }

  private static byte[] bytes(Map<String, String> metadata, String name) {
    try {
      return Base64.getDecoder().decode(text(metadata, name));
    } catch (IllegalArgumentException e) {
      throw new EnvelopeException("the metadata " + name + " is no base64");
    }
  }

  /** Returns the encryption context of a data key that KMS wrapped. */
  public Map<String, String> kmsContext() {
    return Map.of("aws:x-amz-cek-alg", suite.inContext());
  }

  /** Returns a text such as {@code format 3, suite 115, wrapped by kms+context}. */
  @Override
  public String toString() {
    return "format %d, suite %s, wrapped by %s".formatted(format, suite.inContext(), wrapping);
  }
}
