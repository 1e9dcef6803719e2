package org.s3aharness.configuration.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.NamedKey;
import org.s3aharness.configuration.UnusableEncryption;
import org.s3aharness.encryption.ConfigurationFile.Location;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.EncryptionSettings.Found;
import org.s3aharness.encryption.Mode;

/**
 * Finds algorithms and keys that do not go together (Hadoop's encryption.md), keys in clear text,
 * and credential stores that cannot be read.
 */
final class EncryptionRule implements Rule {
  @Override
  public Stream<Problem> check(Subject subject) {
    return subject.buckets().stream().flatMap(bucket -> ofBucket(bucket, subject));
  }

  private static Stream<Problem> ofBucket(BucketSettings bucket, Subject subject) {
    List<Problem> problems = new ArrayList<>();
    Optional<String> unreadable = subject.stores().whyNot(bucket);
    unreadable.ifPresent(
        why ->
            problems.add(
                Problem.remark(
                    bucket
                        .origin(EncryptionSettings.S3A_CREDENTIAL_PROVIDERS)
                        .or(
                            () ->
                                bucket.settings().origin(EncryptionSettings.CREDENTIAL_PROVIDERS)),
                    "%s",
                    why)));
    EncryptionSettings lookup = EncryptionSettings.of(bucket.settings(), bucket.bucket());
    Optional<Mode> mode = mode(bucket, lookup, problems);
    boolean keyMayBeStored = unreadable.isPresent() && lookup.key().isEmpty();
    if (mode.isPresent() && !keyMayBeStored) {
      key(bucket, mode.get(), lookup, problems);
    }
    mode.ifPresent(known -> context(bucket, known, lookup, problems));
    return problems.stream();
  }

  private static Optional<Mode> mode(
      BucketSettings bucket, EncryptionSettings lookup, List<Problem> problems) {
    Optional<Found> algorithm = lookup.algorithm();
    if (algorithm.isEmpty()) {
      passedOver(bucket, problems);
      return Optional.of(Mode.NONE);
    }
    Optional<Mode> mode = Mode.ofSetting(algorithm.get().value());
    if (mode.isEmpty()) {
      problems.add(
          Problem.wrong(
              where(bucket, algorithm),
              "%s=%s: S3A does not know this algorithm and does not open the bucket; use"
                  + " one of AES256, SSE-KMS, DSSE-KMS, SSE-C, CSE-KMS, CSE-CUSTOM.",
              algorithm.get().name(),
              algorithm.get().value()));
    }
    return mode;
  }

  /** Finds an algorithm that S3A ignores, because it looks the algorithm up like a password. */
  private static void passedOver(BucketSettings bucket, List<Problem> problems) {
    Optional<String> algorithm = bucket.get(EncryptionSettings.ALGORITHM);
    boolean isIgnored =
        bucket
            .settings()
            .get(EncryptionSettings.CLEAR_TEXT_FALLBACK)
            .filter("false"::equals)
            .isPresent();
    if (algorithm.isPresent() && isIgnored) {
      problems.add(
          Problem.wrong(
              bucket.origin(EncryptionSettings.ALGORITHM),
              "%s has no effect: S3A looks up the algorithm like a password, and %s=false"
                  + " stops it from reading passwords in files; put the algorithm into the"
                  + " credential store.",
              bucket.nameOf(EncryptionSettings.ALGORITHM),
              EncryptionSettings.CLEAR_TEXT_FALLBACK));
    }
  }

  private static void key(
      BucketSettings bucket, Mode mode, EncryptionSettings lookup, List<Problem> problems) {
    Optional<Found> key = lookup.key();
    Optional<Location> where =
        key.isPresent() ? where(bucket, key) : where(bucket, lookup.algorithm());
    String called = Subject.called(bucket.bucket());
    UnusableEncryption.of(bucket, called)
        .ifPresent(
            unusable -> problems.add(Problem.wrong(unusable.origin(), "%s.", unusable.sentence())));
    switch (mode) {
      case NONE ->
          key.ifPresent(
              found ->
                  problems.add(
                      Problem.wrong(
                          where,
                          "%s has no effect on %s: no algorithm is set; set %s.",
                          found.name(),
                          called,
                          EncryptionSettings.ALGORITHM)));
      case SSE_KMS, DSSE_KMS -> {
        remarkIfMissing(
            problems,
            key,
            where,
            "%s: %s without a key uses the key aws/s3, which AWS manages.",
            called,
            mode);
        key.ifPresent(found -> kmsKey(found, mode, bucket, where, problems));
      }
      case CSE_KMS -> key.ifPresent(found -> kmsKey(found, mode, bucket, where, problems));
      case SSE_C -> key.ifPresent(found -> customerKey(found, where, problems));
      case SSE_S3, CSE_CUSTOM -> {
        // All that can be wrong makes them unusable.
      }
    }
  }

  private static void remarkIfMissing(
      List<Problem> problems,
      Optional<Found> key,
      Optional<Location> where,
      String text,
      Object... arguments) {
    if (key.isEmpty()) {
      problems.add(Problem.remark(where, text, arguments));
    }
  }

  private static void kmsKey(
      Found key,
      Mode mode,
      BucketSettings bucket,
      Optional<Location> where,
      List<Problem> problems) {
    boolean refersToRun = key.value().contains("${");
    if (!refersToRun && NamedKey.parse(key.value(), mode, bucket).isEmpty()) {
      problems.add(
          Problem.wrong(
              where,
              "%s: no KMS key can have this name: give the key's ARN, its id, or alias/NAME.",
              key.name()));
    }
  }

  private static void customerKey(Found key, Optional<Location> where, List<Problem> problems) {
    if (!key.isStored()) {
      problems.add(
          Problem.wrong(
              where,
              "%s holds a customer key in plain text: put it into a credential store.",
              key.name()));
    }
  }

  private static void context(
      BucketSettings bucket, Mode mode, EncryptionSettings lookup, List<Problem> problems) {
    Optional<Found> context = lookup.context();
    if (context.isPresent() && !mode.usesKmsKeyInS3()) {
      problems.add(
          Problem.wrong(
              where(bucket, context),
              "%s has no effect on %s: only SSE-KMS and DSSE-KMS have a context.",
              context.get().name(),
              Subject.called(bucket.bucket())));
    }
  }

  private static Optional<Location> where(BucketSettings bucket, Optional<Found> found) {
    return found.flatMap(f -> bucket.settings().origin(f.name()));
  }
}
