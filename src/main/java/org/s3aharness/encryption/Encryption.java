package org.s3aharness.encryption;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * An encryption as it was asked for.
 *
 * @param mode how
 * @param key as configured: one of the four forms of a KMS key, or the base64 of an SSE-C key;
 *     empty when none is set
 * @param context the encryption context of SSE-KMS and DSSE-KMS; empty when none is set
 * @param kmsRegion the region whose KMS a client of CSE-KMS asks; empty when none is set
 */
public record Encryption(
    Mode mode, Optional<String> key, Map<String, String> context, Optional<String> kmsRegion) {
  /** The encryption of a profile that asks for none. */
  public static final Encryption NONE = new Encryption(Mode.NONE, Optional.empty(), Map.of());

  public Encryption {
    context = Map.copyOf(context);
  }

  /** Makes an encryption that names no region of KMS. */
  public Encryption(Mode mode, Optional<String> key, Map<String, String> context) {
    this(mode, key, context, Optional.empty());
  }

  /** Returns an encryption with a key and no context. */
  public static Encryption of(Mode mode, String key) {
    return new Encryption(mode, Optional.of(key), Map.of());
  }

  /** Returns an encryption with neither key nor context. */
  public static Encryption of(Mode mode) {
    return new Encryption(mode, Optional.empty(), Map.of());
  }

  /**
   * Returns the encryption that a store reports; none for an algorithm that S3 does not have.
   *
   * @param algorithm such as {@code aws:kms}
   * @param kmsKeyId empty where the store names none
   */
  public static Encryption reported(String algorithm, String kmsKeyId) {
    return Arrays.stream(Mode.values())
        .filter(Mode::isServerSideWithStoredKey)
        .filter(mode -> mode.header().equals(algorithm))
        .findFirst()
        .map(
            mode ->
                new Encryption(mode, Optional.of(kmsKeyId).filter(id -> !id.isEmpty()), Map.of()))
        .orElse(NONE);
  }

  /**
   * Returns the mode, and whether a context is set, such as {@code SSE-KMS with context}; for no
   * encryption {@code none}.
   */
  public String kind() {
    return mode.label() + (context.isEmpty() ? "" : " with context");
  }

  /** Returns a readable text, without the key where the key is a secret. */
  @Override
  public String toString() {
    String shownKey = mode == Mode.SSE_C ? "a customer key" : key.orElse("no key");
    return mode == Mode.NONE || mode == Mode.SSE_S3
        ? mode.label()
        : mode.label() + " with " + shownKey + (context.isEmpty() ? "" : ", context " + context);
  }
}
