package org.s3aharness.configuration.explain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.configuration.BucketFinder;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.NamedBucket;
import org.s3aharness.encryption.ConfigurationFile.Location;

/** Finds names that no bucket can have, or no new one. */
final class BucketNameRule implements Rule {
  @Override
  public Stream<Problem> check(Subject subject) {
    Set<String> explained =
        subject.buckets().stream().map(BucketSettings::bucket).collect(Collectors.toSet());
    return BucketFinder.of(subject.configuration(), List.of()).stream()
        .filter(bucket -> explained.contains(bucket.name()))
        .flatMap(bucket -> check(bucket).stream());
  }

  private static Optional<Problem> check(NamedBucket bucket) {
    Optional<Location> where = bucket.origins().stream().findFirst();
    return bucket
        .whyNever()
        .map(never -> Problem.wrong(where, "%s.", never))
        .or(() -> bucket.whyNotMadeToday().map(why -> Problem.remark(where, "%s.", why)));
  }
}
