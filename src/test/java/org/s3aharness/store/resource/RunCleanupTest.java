package org.s3aharness.store.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.connect.EndpointStore;
import org.s3aharness.store.connect.PretendStore;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Checks that only what bears the run's name and tag is removed. */
class RunCleanupTest {
  private final List<String> said = new ArrayList<>();
  private PretendStore server;

  @BeforeEach
  void start() throws IOException {
    server = new PretendStore();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aBucketWithTheRunsNameAndTagIsRemoved() {
    server.holding("case-r1-7", "s3a-qualify-run=r1");

    assertThat(cleaned("r1", false)).isEmpty();
    assertThat(server.buckets()).isEmpty();
    assertThat(said).anyMatch(line -> line.startsWith("removed bucket case-r1-7"));
  }

  @Test
  void aBucketWithItsNameAloneIsLeftAndNamed() {
    server.holding("case-r1-7", "");
    server.holding("case-r1-8", "s3a-qualify-run=r2");
    server.holding("case-r1-9", "owner=r1");

    assertThat(cleaned("r1", false))
        .containsExactly("bucket case-r1-7", "bucket case-r1-8", "bucket case-r1-9");
    assertThat(server.buckets()).hasSize(3);
  }

  @Test
  void aBucketWithItsTagAloneIsNotEvenLookedAt() {
    server.holding("somebodys-data", "s3a-qualify-run=r1");
    server.holding("case-r1x-1", "s3a-qualify-run=r1");
    server.holding("case-r1-1-backup", "s3a-qualify-run=r1");

    assertThat(cleaned("r1", false)).isEmpty();
    assertThat(server.buckets()).hasSize(3);
    assertThat(server.asked()).noneMatch(request -> request.contains("tagging"));
  }

  @Test
  void aDryRunRemovesNothing() {
    server.holding("case-r1-7", "s3a-qualify-run=r1");

    cleaned("r1", true);

    assertThat(server.buckets()).containsExactly("case-r1-7");
    assertThat(said).anyMatch(line -> line.startsWith("would remove bucket case-r1-7"));
    assertThat(server.asked()).noneMatch(request -> request.startsWith("DELETE"));
  }

  @Test
  void aStoreThatDoesNotSayWhichTagsThereAreIsNotTakenAtItsWord() {
    server.holding("case-r1-7", "s3a-qualify-run=r1");
    server.answering("GET /case-r1-7?tagging", PretendStore.Answer.error(500, "InternalError"));

    assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> cleaned("r1", false));
    assertThat(server.buckets()).containsExactly("case-r1-7");
  }

  @Test
  void aStoreWithoutKmsIsCleanedOfItsBuckets() {
    server.answering("ListKeys", new PretendStore.Answer(404, "{}"));
    server.holding("case-r1-7", "s3a-qualify-run=r1");

    assertThat(cleaned("r1", false)).isEmpty();
    assertThat(server.buckets()).isEmpty();
    assertThat(said).anyMatch(line -> line.startsWith("no KMS API answers"));
  }

  private List<String> cleaned(String runId, boolean onlySaid) {
    try (EndpointStore store = server.connected()) {
      return new RunCleanup(store, runId, Optional.empty(), said::add).clean(onlySaid);
    }
  }
}
