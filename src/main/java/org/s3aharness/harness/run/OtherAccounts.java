package org.s3aharness.harness.run;

import java.util.Optional;
import java.util.Set;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.NamedKey;
import org.s3aharness.configuration.NamedProvider;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.store.Feature;
import org.s3aharness.store.Store;

/** Says what a store cannot do with the roles and keys of other AWS accounts and partitions. */
final class OtherAccounts {
  private static final String INSTEAD = "use --store localstack";

  /** The providers whose credentials are those of a session, which STS issues. */
  private static final Set<String> OF_SESSIONS =
      Set.of(
          "AssumedRoleCredentialProvider",
          "WebIdentityTokenFileCredentialsProvider",
          "WebIdentityTokenCredentialsProvider");

  private static final String TEMPORARY = "TemporaryAWSCredentialsProvider";
  private static final String SESSION_TOKEN = "fs.s3a.session.token";

  private OtherAccounts() {}

  /**
   * Returns why a store cannot serve a bucket of a configuration; empty if it can.
   *
   * @param asked the encryption of the bucket
   */
  static Optional<String> whyNot(Store store, BucketSettings bucket, Encryption asked) {
    return whyNotByProvider(store, bucket)
        .or(() -> whyNotUnderName(store, asked))
        .or(() -> whyNotUnderKey(store, asked))
        .or(() -> whyNotInRegion(store, bucket, asked));
  }

  private static Optional<String> whyNotInRegion(
      Store store, BucketSettings bucket, Encryption asked) {
    boolean needsKms = asked.mode().usesKmsKeyInS3() || asked.mode() == Mode.CSE_KMS;
    Optional<String> region =
        asked.key().flatMap(NamedKey::parse).flatMap(NamedKey::region).or(bucket::region);
    return region
        .filter(of -> needsKms)
        .flatMap(
            of ->
                store
                    .whyNoKeysIn(of)
                    .map(
                        why ->
                            "store %s has no KMS keys in %s: %s: judge this bucket on AWS, with --store aws and --bucket"
                                .formatted(store.info().kind(), of, why)));
  }

  private static Optional<String> whyNotByProvider(Store store, BucketSettings bucket) {
    Optional<String> provider = bucket.get(NamedProvider.PROVIDERS).flatMap(OtherAccounts::first);
    boolean needsSessions =
        provider.filter(OF_SESSIONS::contains).isPresent()
            || store.info().startedByUs()
                && provider.filter(TEMPORARY::equals).isPresent()
                && bucket.get(SESSION_TOKEN).isPresent();
    return needsSessions
        ? store
            .whyNot(Feature.SESSIONS)
            .map(
                why ->
                    "store %s takes no credentials of %s (%s): %s: %s"
                        .formatted(
                            store.info().kind(),
                            provider.orElseThrow(),
                            bucket.nameOf(NamedProvider.PROVIDERS),
                            why,
                            INSTEAD))
        : Optional.empty();
  }

  /** Returns the simple name of the provider that S3A asks first. */
  private static Optional<String> first(String providers) {
    String first = providers.trim().split("[\\s,]+")[0];
    return Optional.of(first.substring(first.lastIndexOf('.') + 1)).filter(name -> !name.isEmpty());
  }

  /** LocalStack's KMS, which SeaweedFS uses too, only gives ids as AWS's KMS does. */
  private static Optional<String> whyNotUnderName(Store store, Encryption asked) {
    return asked
        .key()
        .filter(key -> asked.mode().usesKmsKeyInS3() && store.info().startedByUs())
        .filter(key -> NamedKey.parse(key).isEmpty())
        .map(
            key ->
                "the KMS of store %s has no keys with names such as %s: judge this bucket on a store that has the key, with --store endpoint"
                    .formatted(store.info().kind(), key));
  }

  private static Optional<String> whyNotUnderKey(Store store, Encryption asked) {
    return asked
        .key()
        .filter(key -> asked.mode().usesKmsKeyInS3())
        .flatMap(NamedKey::parse)
        .flatMap(NamedKey::account)
        .flatMap(
            account ->
                store
                    .whyNotUnderKeysOf(account)
                    .map(
                        why ->
                            "store %s does not encrypt under KMS keys of account %s: %s: %s"
                                .formatted(store.info().kind(), account, why, INSTEAD)));
  }
}
