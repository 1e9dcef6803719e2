package org.s3aharness.harness.run;

import java.util.Optional;
import org.s3aharness.configuration.AccessKeys;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.NamedProvider;
import org.s3aharness.configuration.SigningProvider;
import org.s3aharness.store.Store;

/**
 * Says with whose access key S3A has to sign in a bucket.
 *
 * @param accessKeys those that the run gives to S3A
 */
record Signing(Store store, AccessKeys accessKeys) {
  /**
   * Returns the provider whose access key S3A has to sign with; empty if nobody can tell, or on a
   * store that runs already, where all providers give the same credentials.
   */
  Optional<SigningProvider> in(BucketSettings bucket) {
    return store.info().startedByUs() ? SigningProvider.of(bucket, accessKeys) : Optional.empty();
  }

  /**
   * Returns why S3A finds no credentials for a bucket; empty if it does, or nobody can tell. Of the
   * providers that Hadoop ships, only the one for sessions finds none.
   */
  Optional<String> whyNot(BucketSettings bucket) {
    boolean hasToken = store.credentials().sessionToken().isPresent();
    return hasToken || !SigningProvider.findsNone(bucket, accessKeys)
        ? Optional.empty()
        : Optional.of(
            "%s%s names TemporaryAWSCredentialsProvider, which finds no credentials without a session token: set fs.s3a.session.token in a --base-config"
                .formatted(
                    bucket.nameOf(NamedProvider.PROVIDERS),
                    bucket
                        .origin(NamedProvider.PROVIDERS)
                        .map(where -> " (" + where + ")")
                        .orElse("")));
  }
}
