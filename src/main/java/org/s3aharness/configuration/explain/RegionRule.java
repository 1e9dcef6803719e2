package org.s3aharness.configuration.explain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.Endpoint;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.EncryptionSettings.Found;
import org.s3aharness.encryption.Mode;

/**
 * Finds KMS keys that are in another region than the bucket, which S3 refuses (Amazon S3 User
 * Guide, "Using server-side encryption with AWS KMS keys"), or in another region than the one that
 * client-side encryption asks, and endpoints in another region than the one that is set.
 */
final class RegionRule implements Rule {
  private static final Pattern KEY = Pattern.compile("arn:[^:]+:kms:([^:]+):.*");

  private static final String ENDPOINT = "fs.s3a.endpoint";
  private static final String REGION = "fs.s3a.endpoint.region";

  @Override
  public Stream<Problem> check(Subject subject) {
    return subject.buckets().stream()
        .flatMap(bucket -> Stream.concat(ofKey(bucket).stream(), ofEndpoint(bucket).stream()));
  }

  /** Finds an endpoint of AWS's in another region than the one that requests are signed for. */
  private static Optional<Problem> ofEndpoint(BucketSettings bucket) {
    return bucket
        .endpoint()
        .flatMap(Endpoint::region)
        .filter(region -> bucket.get(REGION).filter(signed -> !signed.equals(region)).isPresent())
        .map(
            region ->
                Problem.wrong(
                    bucket.origin(REGION),
                    "%s is %s, but %s leads to %s, which refuses requests that are signed for another region: set one of them only, or both alike.",
                    bucket.nameOf(REGION),
                    bucket.get(REGION).orElseThrow(),
                    bucket.nameOf(ENDPOINT),
                    region));
  }

  private static Optional<Problem> ofKey(BucketSettings bucket) {
    EncryptionSettings lookup = EncryptionSettings.of(bucket.settings(), bucket.bucket());
    Optional<Found> key = lookup.key();
    Mode mode =
        lookup.algorithm().flatMap(found -> Mode.ofSetting(found.value())).orElse(Mode.NONE);
    Optional<String> ofKey =
        key.map(found -> KEY.matcher(found.value())).filter(Matcher::matches).map(m -> m.group(1));
    Optional<String> needed = needed(bucket, mode);
    if (ofKey.isEmpty() || needed.isEmpty() || ofKey.equals(needed)) {
      return Optional.empty();
    }
    Found found = key.orElseThrow();
    return Optional.of(
        Problem.wrong(
            bucket.settings().origin(found.name()),
            mode == Mode.CSE_KMS
                ? "%s is a key in %s, but for %s S3A asks the KMS in %s: set "
                    + EncryptionSettings.KMS_REGION
                    + ", or use a key in that region."
                : "%s is a key in %s, but %s is in %s, and S3 accepts only keys in the"
                    + " bucket's own region: use a key in that region.",
            found.name(),
            ofKey.get(),
            Subject.called(bucket.bucket()),
            needed.get()));
  }

  private static Optional<String> needed(BucketSettings bucket, Mode mode) {
    boolean elsewhere = bucket.endpoint().filter(endpoint -> !endpoint.isOfAws()).isPresent();
    return switch (mode) {
      case SSE_KMS, DSSE_KMS -> elsewhere ? Optional.empty() : bucket.region();
      case CSE_KMS ->
          bucket
              .get(EncryptionSettings.KMS_REGION)
              .or(() -> elsewhere ? Optional.empty() : bucket.region());
      default -> Optional.empty();
    };
  }
}
