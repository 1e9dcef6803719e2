package org.s3aharness.encryption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads from a configuration which encryption it asks for, by the rules of Hadoop's documentation
 * and not by asking Hadoop: per-bucket before global (index.md, "Configuring different S3 buckets
 * with Per-Bucket Configuration"), new names before old (encryption.md), a credential file before
 * the configuration (CredentialProviderAPI.md).
 */
public final class EncryptionSettings {
  public static final String ALGORITHM = "fs.s3a.encryption.algorithm";
  public static final String KEY = "fs.s3a.encryption.key";
  public static final String CONTEXT = "fs.s3a.encryption.context";
  public static final String OLD_ALGORITHM = "fs.s3a.server-side-encryption-algorithm";
  public static final String OLD_KEY = "fs.s3a.server-side-encryption.key";
  public static final String CREDENTIAL_PROVIDERS = "hadoop.security.credential.provider.path";
  public static final String S3A_CREDENTIAL_PROVIDERS = "fs.s3a.security.credential.provider.path";

  /** What a profile says of the bucket itself; Hadoop does not know these. */
  public static final String BUCKET_ALGORITHM = "s3aharness.bucket.encryption.algorithm";

  public static final String BUCKET_KEY = "s3aharness.bucket.encryption.key";

  private static final String PREFIX = "fs.s3a.";

  private final Settings settings;
  private final String bucket;
  private final Map<String, String> secrets;

  private EncryptionSettings(Settings settings, String bucket, Map<String, String> secrets) {
    this.settings = settings;
    this.bucket = bucket;
    this.secrets = secrets;
  }

  private static Map<String, String> secrets(Settings settings) {
    return Stream.of(S3A_CREDENTIAL_PROVIDERS, CREDENTIAL_PROVIDERS)
        .map(settings::get)
        .flatMap(Optional::stream)
        .findFirst()
        .map(CredentialFile::read)
        .orElse(Map.of());
  }

  /**
   * What the settings ask S3A to do in this bucket.
   *
   * @throws UsageException when they name an algorithm that S3A does not have, or a credential file
   *     that cannot be read
   */
  public static Encryption asked(Settings settings, String bucket) {
    EncryptionSettings lookup = new EncryptionSettings(settings, bucket, secrets(settings));
    Optional<String> algorithm = lookup.first(ALGORITHM, OLD_ALGORITHM);
    if (algorithm.isEmpty()) {
      return Encryption.NONE;
    }
    return new Encryption(
        mode(ALGORITHM, algorithm.get()),
        lookup.first(KEY, OLD_KEY),
        context(lookup.first(CONTEXT).orElse("")));
  }

  /**
   * Returns the mode that the settings ask for in this bucket, from the configuration alone: no
   * credential file is read.
   *
   * @throws UsageException when they name an algorithm that S3A does not have
   */
  public static Mode mode(Settings settings, String bucket) {
    return new EncryptionSettings(settings, bucket, Map.of())
        .first(ALGORITHM, OLD_ALGORITHM)
        .map(algorithm -> mode(ALGORITHM, algorithm))
        .orElse(Mode.NONE);
  }

  /** What the settings say of the bucket's own default encryption; empty when they say nothing. */
  public static Optional<Encryption> bucketDefault(Settings settings) {
    return settings
        .get(BUCKET_ALGORITHM)
        .map(a -> new Encryption(mode(BUCKET_ALGORITHM, a), settings.get(BUCKET_KEY), Map.of()));
  }

  private static Mode mode(String property, String value) {
    return Mode.ofSetting(value)
        .orElseThrow(
            () ->
                new UsageException(
                    property
                        + "="
                        + value
                        + ": S3A knows no such algorithm; use one of AES256, SSE-KMS, DSSE-KMS,"
                        + " SSE-C, CSE-KMS, CSE-CUSTOM."));
  }

  private Optional<String> first(String... names) {
    String prefix = PREFIX + "bucket." + bucket + ".";
    List<String> order =
        Stream.concat(
                Stream.of(names).map(name -> prefix + name.substring(PREFIX.length())),
                Stream.of(names))
            .toList();
    return order.stream().map(this::lookup).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> lookup(String name) {
    return Optional.ofNullable(secrets.get(name)).or(() -> settings.get(name));
  }

  private static Map<String, String> context(String text) {
    Map<String, String> context = new LinkedHashMap<>();
    for (String pair : text.split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        context.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
      }
    }
    return context;
  }
}
