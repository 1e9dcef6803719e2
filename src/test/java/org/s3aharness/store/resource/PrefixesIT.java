package org.s3aharness.store.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.store.Place;
import org.s3aharness.store.SharedLocalStack;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

@ExtendWith(SharedLocalStack.class)
class PrefixesIT {
  private static final String RUN = "run-1";

  private final Store store;
  private final S3Client s3;
  private final Buckets foreign;
  private String bucket;
  private Place within;

  PrefixesIT(Store store) {
    this.store = store;
    this.s3 = store.s3();
    this.foreign = new Buckets(store, "foreign");
  }

  @BeforeEach
  void makeBucketOfSomebodyElse() {
    bucket = foreign.createBucket("shared");
    within = new Place(bucket, "team/s3a/");
  }

  @AfterEach
  void removeBucket() {
    foreign.close();
  }

  @Test
  void placesAreDirectoriesBelowTheRuns() {
    try (PlaceAllocator places = PlaceAllocator.of(store, RUN, Optional.of(within))) {
      assertThat(places.create("Case")).isEqualTo(new Place(bucket, "team/s3a/run-1/case-1/"));
      assertThat(places.create("Case").prefix()).isEqualTo("team/s3a/run-1/case-2/");
    }
  }

  /** Lists the bucket's content, before the run and while it goes on. */
  private enum Versioning {
    NEVER,
    ON,
    SUSPENDED
  }

  @ParameterizedTest
  @EnumSource
  void removingAPlaceLeavesNothingOfItAndEverythingBesideIt(Versioning versioning) {
    if (versioning != Versioning.NEVER) {
      version(BucketVersioningStatus.ENABLED);
    }
    List<String> neighbours =
        List.of("team/s3a", "team/s3a/run-10/file", "team/s3a/run-1/case-10/file", "team/other");
    try (PlaceAllocator places = PlaceAllocator.of(store, RUN, Optional.of(within))) {
      neighbours.forEach(this::fill);
      List<String> before = everything();
      Place place = places.create("case");
      fill(place.key("file"));
      fill(place.key(""));
      if (versioning == Versioning.SUSPENDED) {
        version(BucketVersioningStatus.SUSPENDED);
      }
      fill(place.key("later"));
      assertThat(everything()).hasSizeGreaterThan(before.size());

      places.remove(place);

      assertThat(everything()).isEqualTo(before);
    }
  }

  @Test
  void closingRemovesTheRunAndNothingElse() {
    version(BucketVersioningStatus.ENABLED);
    PlaceAllocator places = PlaceAllocator.of(store, RUN, Optional.of(within));
    List.of("team/s3a/run-10/file", "team/s3a/file", "team/s3a/run-1", "other").forEach(this::fill);
    List<String> before = everything();
    fill(places.create("case").key("file"));
    fill(places.create("case").key("deep/file"));

    places.close();

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void placeOfAnotherRunIsNotRemoved() {
    try (PlaceAllocator places = PlaceAllocator.of(store, RUN, Optional.of(within))) {
      for (Place other :
          List.of(within, within.below("run-10"), Place.of(bucket), new Place("b", "team/s3a/"))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> places.remove(other))
            .withMessageContaining(other.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"team/s3a/file", "team/s3a/", "team/s3a", "team"})
  void prefixWhereSomethingIsIsRefused(String key) {
    s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("theirs"));

    refused("object " + key);
  }

  @Test
  void prefixWhereSomethingWasIsRefused() {
    version(BucketVersioningStatus.ENABLED);
    s3.putObject(r -> r.bucket(bucket).key("team/s3a/file"), RequestBody.fromString("theirs"));
    s3.deleteObject(r -> r.bucket(bucket).key("team/s3a/file"));

    refused("object team/s3a/file");
  }

  @Test
  void prefixWhereSomethingIsBegunIsRefused() {
    s3.createMultipartUpload(r -> r.bucket(bucket).key("team/s3a/file"));

    refused("an open upload of object team/s3a/file");
  }

  @Test
  void whatOnlyBeginsAlikeIsNoObstacle() {
    s3.putObject(r -> r.bucket(bucket).key("team/s3a-other"), RequestBody.fromString("theirs"));

    PlaceAllocator.of(store, RUN, Optional.of(within)).close();

    assertThat(everything()).hasSize(1);
  }

  @Test
  void bucketThatIsNotThereIsNamed() {
    Place nowhere = new Place("no-such-bucket", "p/");
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> PlaceAllocator.of(store, RUN, Optional.of(nowhere)))
        .withMessageContainingAll("Bucket no-such-bucket", "HTTP 404");
  }

  private void refused(String found) {
    List<String> before = everything();
    assertThatExceptionOfType(PrefixInUseException.class)
        .isThrownBy(() -> PlaceAllocator.of(store, RUN, Optional.of(within)))
        .withMessageContainingAll(within.toString(), found, "--prefix");
    assertThat(everything()).isEqualTo(before);
  }

  private void version(BucketVersioningStatus status) {
    s3.putBucketVersioning(r -> r.bucket(bucket).versioningConfiguration(v -> v.status(status)));
  }

  /** Two versions, a delete marker and an open upload. */
  private void fill(String key) {
    s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("1"));
    s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("2"));
    s3.deleteObject(r -> r.bucket(bucket).key(key));
    s3.createMultipartUpload(r -> r.bucket(bucket).key(key));
  }

  private List<String> everything() {
    return BucketContents.of(s3, bucket);
  }
}
