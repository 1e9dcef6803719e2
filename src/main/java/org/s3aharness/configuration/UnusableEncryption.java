package org.s3aharness.configuration;

import java.util.Base64;
import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.EncryptionSettings.Found;
import org.s3aharness.encryption.Mode;

/**
 * An algorithm and a key that do not go together, so that S3A does not open the bucket, or S3
 * refuses every request (Hadoop's encryption.md). No release can do what is asked for.
 *
 * @param origin where to correct it; empty where it is in no file
 * @param sentence says what does not go together and what to do, without a final dot
 */
public record UnusableEncryption(Optional<Location> origin, String sentence) {
  private static final int AES_256_BYTES = 32;
  private static final String KEYRING = "fs.s3a.encryption.cse.custom.keyring.class.name";

  /**
   * Returns what does not go together in a bucket; empty if everything does.
   *
   * @param called how the sentence refers to the bucket
   * @throws org.s3aharness.encryption.UsageException when the settings name a credential store that
   *     cannot be read
   */
  public static Optional<UnusableEncryption> of(BucketSettings bucket, String called) {
    EncryptionSettings lookup = EncryptionSettings.of(bucket.settings(), bucket.bucket());
    Optional<Found> key = lookup.key();
    Optional<Mode> mode = lookup.algorithm().flatMap(found -> Mode.ofSetting(found.value()));
    return mode.flatMap(asked -> sentence(asked, key, bucket, called))
        .map(
            sentence ->
                new UnusableEncryption(
                    key.or(lookup::algorithm)
                        .flatMap(found -> bucket.settings().origin(found.name())),
                    sentence));
  }

  private static Optional<String> sentence(
      Mode mode, Optional<Found> key, BucketSettings bucket, String called) {
    return switch (mode) {
      case SSE_S3 ->
          key.map(
              found ->
                  "%s is set, but %s asks for AES256, which takes no key: S3A does not open the bucket; remove the key, or set it only for the buckets that need it"
                      .formatted(found.name(), called));
      case SSE_C ->
          key.isEmpty()
              ? Optional.of(withoutKey(mode, called))
              : key.filter(found -> bytes(found.value()) != AES_256_BYTES)
                  .map(
                      found ->
                          "%s is not 32 bytes in base64, as SSE-C needs: correct it"
                              .formatted(found.name()));
      case CSE_KMS -> key.isEmpty() ? Optional.of(withoutKey(mode, called)) : Optional.empty();
      case CSE_CUSTOM ->
          bucket.get(KEYRING).isEmpty()
              ? Optional.of(
                  "%s asks for CSE-CUSTOM but names no keyring: set %s".formatted(called, KEYRING))
              : Optional.empty();
      case NONE, SSE_KMS, DSSE_KMS -> Optional.empty();
    };
  }

  private static String withoutKey(Mode mode, String called) {
    return "%s asks for %s but has no key: set %s".formatted(called, mode, EncryptionSettings.KEY);
  }

  private static int bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException malformed) {
      return -1;
    }
  }

  /** Returns the sentence with the place to correct. */
  @Override
  public String toString() {
    return origin.map(where -> where + ": ").orElse("") + sentence;
  }
}
