package org.s3aharness.encryption;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads from a configuration which encryption it asks for, by the rules of Hadoop's documentation
 * and without asking Hadoop: per-bucket before general (index.md, "Configuring different S3 buckets
 * with Per-Bucket Configuration"), new names before old (encryption.md), a credential file before
 * the configuration (CredentialProviderAPI.md).
 */
public final class EncryptionSettings {
  public static final String ALGORITHM = "fs.s3a.encryption.algorithm";
  public static final String KEY = "fs.s3a.encryption.key";
  public static final String CONTEXT = "fs.s3a.encryption.context";
  public static final String KMS_REGION = "fs.s3a.encryption.cse.kms.region";
  public static final String OLD_ALGORITHM = "fs.s3a.server-side-encryption-algorithm";
  public static final String OLD_KEY = "fs.s3a.server-side-encryption.key";
  public static final String CREDENTIAL_PROVIDERS = "hadoop.security.credential.provider.path";
  public static final String S3A_CREDENTIAL_PROVIDERS = "fs.s3a.security.credential.provider.path";

  /**
   * The property that says whether values in files count as well as those in credential stores. S3A
   * looks up the encryption algorithm like a password, so {@code false} makes it ignore one that is
   * written in a file.
   */
  public static final String CLEAR_TEXT_FALLBACK = "hadoop.security.credential.clear-text-fallback";

  /**
   * The property with which a profile sets the default encryption of the bucket itself; Hadoop does
   * not know it.
   */
  public static final String BUCKET_ALGORITHM = "s3aharness.bucket.encryption.algorithm";

  public static final String BUCKET_KEY = "s3aharness.bucket.encryption.key";

  private static final String PREFIX = "fs.s3a.";

  private final Settings settings;
  private final String bucket;
  private final Map<String, String> secrets;
  private final boolean inClearText;

  /**
   * A value that S3A finds.
   *
   * @param name of the property that holds it, or of the entry in a credential store
   * @param isStored whether it comes from a credential store and not from a file
   */
  public record Found(String name, String value, boolean isStored) {}

  private EncryptionSettings(Settings settings, String bucket, Map<String, String> secrets) {
    this.settings = settings;
    this.bucket = bucket;
    this.secrets = secrets;
    this.inClearText =
        settings.get(CLEAR_TEXT_FALLBACK).map(value -> !value.equals("false")).orElse(true);
  }

  /**
   * Returns what S3A looks up in this bucket.
   *
   * @throws UsageException when the settings name a credential store that cannot be read
   */
  public static EncryptionSettings of(Settings settings, String bucket) {
    return new EncryptionSettings(
        settings,
        bucket,
        credentialProviders(settings, bucket)
            .map(settings.credentialStores()::read)
            .orElse(Map.of()));
  }

  /**
   * Returns what the settings ask S3A to do in this bucket.
   *
   * @throws UsageException when they name an algorithm that S3A does not have, or a credential
   *     store that cannot be read
   */
  public static Encryption asked(Settings settings, String bucket) {
    EncryptionSettings lookup = of(settings, bucket);
    Optional<Found> algorithm = lookup.algorithm();
    if (algorithm.isEmpty()) {
      return Encryption.NONE;
    }
    Mode mode = mode(algorithm.get().name(), algorithm.get().value());
    return new Encryption(
        mode,
        lookup.key().map(Found::value),
        context(lookup.context().map(Found::value).orElse("")),
        mode == Mode.CSE_KMS ? kmsRegion(settings, bucket) : Optional.empty());
  }

  /**
   * Returns the credential stores that S3A reads in this bucket, in their order: those of {@code
   * fs.s3a.security.credential.provider.path}, per bucket where that is set, before those of {@code
   * hadoop.security.credential.provider.path} (S3A's index.md, "Storing secrets with Hadoop
   * Credential Providers"). A store that is itself on S3A is left out, as S3A does it
   * (HADOOP-17894).
   */
  public static Optional<String> credentialProviders(Settings settings, String bucket) {
    String stores =
        Stream.of(
                settings
                    .get(ofBucket(bucket, S3A_CREDENTIAL_PROVIDERS))
                    .or(() -> settings.get(S3A_CREDENTIAL_PROVIDERS)),
                settings.get(CREDENTIAL_PROVIDERS))
            .flatMap(Optional::stream)
            .flatMap(path -> Stream.of(path.split(",")))
            .map(String::trim)
            .filter(store -> !store.isEmpty() && !store.matches("[a-z]+://s3a@.*"))
            .collect(Collectors.joining(","));
    return Optional.of(stores).filter(path -> !path.isEmpty());
  }

  /**
   * Returns the value of any other setting that S3A looks up like a password, such as an access
   * key; empty if it is not set.
   */
  public Optional<String> secret(String name) {
    return first(name).map(Found::value);
  }

  /** Returns the encryption algorithm; empty if none is set. */
  public Optional<Found> algorithm() {
    return settings.knowsNewNames() ? first(ALGORITHM, OLD_ALGORITHM) : first(OLD_ALGORITHM);
  }

  /** Returns the encryption key; empty if none is set. */
  public Optional<Found> key() {
    return settings.knowsNewNames() ? first(KEY, OLD_KEY) : first(OLD_KEY);
  }

  /** Returns the encryption context; empty if none is set. */
  public Optional<Found> context() {
    return first(CONTEXT);
  }

  /**
   * Returns the mode that the settings ask for in this bucket, from the configuration alone: no
   * credential file is read.
   *
   * @throws UsageException when they name an algorithm that S3A does not have
   */
  public static Mode mode(Settings settings, String bucket) {
    return new EncryptionSettings(settings, bucket, Map.of())
        .algorithm()
        .map(algorithm -> mode(algorithm.name(), algorithm.value()))
        .orElse(Mode.NONE);
  }

  /** The key's region, which is that of S3 unless set otherwise (encryption.md, "CSE-KMS"). */
  private static Optional<String> kmsRegion(Settings settings, String bucket) {
    return settings
        .get(ofBucket(bucket, KMS_REGION))
        .or(() -> settings.get(KMS_REGION))
        .filter(region -> !region.isBlank());
  }

  /**
   * Returns the default encryption that the settings give the bucket itself; empty when they give
   * none.
   */
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
                        + ": S3A does not know this algorithm; use one of AES256, SSE-KMS,"
                        + " DSSE-KMS, SSE-C, CSE-KMS, CSE-CUSTOM."));
  }

  /** Returns the per-bucket name of an S3A setting. */
  public static String ofBucket(String bucket, String name) {
    return PREFIX + "bucket." + bucket + "." + name.substring(PREFIX.length());
  }

  /**
   * Returns the first value found, per bucket and then general, in the order of {@code
   * S3AUtils.buildEncryptionSecrets}. A longer form of the per-bucket name counts first. A name
   * that is set to an empty value ends the search.
   */
  private Optional<Found> first(String... names) {
    Optional<Found> longForm =
        Stream.of(names)
            .map(name -> lookup(PREFIX + "bucket." + bucket + "." + name))
            .flatMap(Optional::stream)
            .filter(found -> !found.value().isEmpty())
            .findFirst();
    Stream<String> shortForms =
        Stream.concat(Stream.of(names).map(name -> ofBucket(bucket, name)), Stream.of(names));
    return longForm
        .or(() -> shortForms.map(this::lookup).flatMap(Optional::stream).findFirst())
        .filter(found -> !found.value().isEmpty());
  }

  private Optional<Found> lookup(String name) {
    return Optional.ofNullable(secrets.get(name))
        .map(value -> new Found(name, value.trim(), true))
        .or(
            () ->
                inClearText
                    ? settings.lookup(name).map(value -> new Found(name, value, false))
                    : Optional.empty());
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
