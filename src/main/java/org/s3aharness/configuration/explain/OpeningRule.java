package org.s3aharness.configuration.explain;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.configuration.AccessKeys;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.NamedProvider;
import org.s3aharness.configuration.SigningProvider;

/**
 * Finds buckets that S3A does not open with these files alone. That is a remark, since jobs may set
 * more, and since "any other bucket" may be meant to stay closed.
 */
final class OpeningRule implements Rule {
  /** The access key that most clusters have; which one it is does not matter here. */
  private static final AccessKeys SOME = new AccessKeys(Map.of(AccessKeys.STORE, "some"));

  @Override
  public Stream<Problem> check(Subject subject) {
    return subject.buckets().stream()
        .flatMap(
            bucket ->
                Stream.concat(
                    withoutAccessPoint(bucket).stream(),
                    withoutToken(bucket, subject.stores()).stream()));
  }

  private static Optional<Problem> withoutAccessPoint(BucketSettings bucket) {
    return bucket.lacksAccessPoint()
        ? Optional.of(
            Problem.remark(
                bucket.origin(BucketSettings.ACCESS_POINT_REQUIRED),
                "%s is true, so S3A does not open %s, which has no access point.",
                bucket.nameOf(BucketSettings.ACCESS_POINT_REQUIRED),
                Subject.called(bucket.bucket())))
        : Optional.empty();
  }

  private static Optional<Problem> withoutToken(BucketSettings bucket, ReadableStores stores) {
    boolean isUnknown = stores.whyNot(bucket).isPresent();
    return !isUnknown && SigningProvider.findsNone(bucket, SOME)
        ? Optional.of(
            Problem.remark(
                bucket.origin(NamedProvider.PROVIDERS),
                "%s names TemporaryAWSCredentialsProvider, which finds no credentials for %s unless a job sets fs.s3a.session.token.",
                bucket.nameOf(NamedProvider.PROVIDERS),
                Subject.called(bucket.bucket())))
        : Optional.empty();
  }
}
