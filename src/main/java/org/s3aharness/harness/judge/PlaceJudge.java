package org.s3aharness.harness.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.Place;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Represents the first witness, as to where requests go: they may go to the case's buckets and,
 * where the case only has a directory in a bucket, to what is in that directory. No request may
 * change a bucket itself, such as its default encryption or its policy. S3A may also ask about what
 * is above: {@code mkdirs} must fail below a file (Hadoop's filesystem.md), and to S3 a directory
 * is only a prefix of keys.
 */
public final class PlaceJudge {
  private final List<Place> places;

  /**
   * Creates a judge.
   *
   * @param places of the case
   */
  public PlaceJudge(List<Place> places) {
    this.places = places;
  }

  public void judge(Exchange exchange, CheckList checks) {
    Optional<String> bucket = exchange.bucket();
    checks.add(
        Check.equal(
                Witness.WIRE,
                "bucket",
                exchange + ": the bucket",
                "one of the case's, " + places,
                bucket)
            .withGrade(Grade.EXPOSED)
            .withHeld(bucket.map(name -> in(name).findAny().isPresent()).orElse(true)));
    bucket
        .filter(name -> in(name).findAny().isPresent())
        .ifPresent(name -> judgeIn(name, exchange, checks));
  }

  /**
   * Returns why a request must not reach the store; empty if it may. It must not if it would change
   * what is not the case's. The keys of a request that deletes many objects are not known at that
   * point.
   */
  public Optional<String> refuses(Exchange exchange) {
    return exchange
        .bucket()
        .filter(bucket -> !isReading(exchange))
        .flatMap(
            bucket ->
                in(bucket).findAny().isEmpty()
                    ? Optional.of("bucket " + bucket)
                    : outside(exchange, bucket))
        .map(what -> what + " is not the case's, which may change nothing but " + places);
  }

  private void judgeIn(String bucket, Exchange exchange, CheckList checks) {
    Optional<String> outside = outside(exchange, bucket);
    checks.add(
        Check.equal(
                Witness.WIRE,
                "place",
                exchange + ": what it is about",
                "something in " + places,
                outside)
            .withGrade(isReading(exchange) ? Grade.DIFFERENT : Grade.EXPOSED)
            .withHeld(outside.isEmpty()));
  }

  private Stream<Place> in(String bucket) {
    return places.stream().filter(place -> place.bucket().equals(bucket));
  }

  /** Returns the part of an exchange's target that is not the case's; empty if all of it is. */
  private Optional<String> outside(Exchange exchange, String bucket) {
    String key = exchange.key().orElse("");
    return switch (exchange.kind()) {
      case HEAD_BUCKET, CREATE_SESSION -> Optional.empty();
      case BUCKET_OTHER, OTHER ->
          isReading(exchange) ? Optional.empty() : Optional.of("the bucket");
      case CREATE_BUCKET, DELETE_BUCKET -> Optional.of("the bucket");
      case LIST_OBJECTS -> {
        String listed = listed(exchange);
        yield isAbove(bucket, listed) ? Optional.empty() : unlessHeld(bucket, listed);
      }
      case LIST_MULTIPART_UPLOADS -> unlessHeld(bucket, listed(exchange));
      case HEAD_OBJECT -> isAbove(bucket, key) ? Optional.empty() : unlessHeld(bucket, key);
      case DELETE_OBJECTS ->
          exchange.deletedKeys().stream()
              .flatMap(deleted -> unlessHeld(bucket, deleted).stream())
              .findFirst();
      default -> unlessHeld(bucket, key).or(() -> sourceOutside(exchange));
    };
  }

  private static String listed(Exchange exchange) {
    return exchange.query().getOrDefault("prefix", List.of("")).get(0);
  }

  private Optional<String> sourceOutside(Exchange exchange) {
    return Copies.named(exchange)
        .flatMap(
            source -> {
              int slash = source.indexOf('/');
              return unlessHeld(
                  source.substring(0, Math.max(slash, 0)), source.substring(slash + 1));
            });
  }

  private Optional<String> unlessHeld(String bucket, String key) {
    return in(bucket).anyMatch(place -> place.holds(key))
        ? Optional.empty()
        : Optional.of("key '" + key + "'");
  }

  /**
   * Says whether a key is the case's directory, with a slash or without, or a directory above it.
   */
  private boolean isAbove(String bucket, String key) {
    String directory = key.isEmpty() || key.endsWith("/") ? key : key + "/";
    return in(bucket).anyMatch(place -> place.prefix().startsWith(directory));
  }

  private static boolean isReading(Exchange exchange) {
    return exchange.method().equals("GET") || exchange.method().equals("HEAD");
  }
}
