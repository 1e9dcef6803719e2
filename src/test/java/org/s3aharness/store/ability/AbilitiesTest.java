package org.s3aharness.store.ability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.Place;
import org.s3aharness.store.connect.EndpointStore;
import org.s3aharness.store.connect.PretendStore;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.PlaceAllocator;

/** Checks that the abilities of a store follow from what it answered. */
class AbilitiesTest {
  private PretendStore server;
  private EndpointStore store;
  private PlaceAllocator places;
  private KmsKeyManager keys;

  @BeforeEach
  void start() throws IOException {
    server = new PretendStore();
    store = server.connected();
    places = PlaceAllocator.of(store, "r1", Optional.empty());
    keys = new KmsKeyManager(store, "r1");
  }

  @AfterEach
  void stop() {
    keys.close();
    places.close();
    store.close();
    server.close();
  }

  @Test
  void aPolicyThatIsAcceptedButNotEnforcedIsReported() {
    assertThat(abilities().whyNot(Ability.ENFORCES_POLICIES))
        .contains(
            "store endpoint does not enforce a bucket policy: it does not (AWS or seaweedfs would)");
  }

  @Test
  void aPolicyThatIsEnforcedIsWitnessed() {
    server.answering("PUT /probe-r1-1/probe", PretendStore.Answer.error(403, "AccessDenied"));
    assertThat(abilities().whyNot(Ability.ENFORCES_POLICIES)).isEmpty();
  }

  @Test
  void aKeyThatIsNotNamedIsReported() {
    assertThat(abilities().whyNot(Ability.NAMES_DSSE_KEY).orElseThrow()).contains("it names none");
  }

  @Test
  void aMissingRefusalIsReported() {
    assertThat(abilities().whyNot(Ability.REFUSES_CUSTOMER_KEY_ELSEWHERE).orElseThrow())
        .contains("it does not");
  }

  @Test
  void aStatusThatDiffersFromThatOfS3IsReported() {
    server.answering("PUT /probe-r1-1/probe", PretendStore.Answer.error(500, "InternalError"));
    assertThat(abilities().whyNot(Ability.PASSES_KMS_ERRORS_ON).orElseThrow())
        .contains("it answers 500 InternalError");
  }

  @Test
  void withoutAKmsApiWhatNeedsAKeyIsNotTried() {
    server.answering("CreateKey", new PretendStore.Answer(404, "{}"));
    store.probe("r2", List.of(), Optional.empty(), line -> {});
    assertThat(abilities().whyNot(Ability.NEEDS_KEY_TO_COPY).orElseThrow())
        .contains("it has no KMS API to try that with");
  }

  @Test
  void nothingIsMadeBeforeItIsAskedFor() {
    new Abilities(store, places, keys);
    assertThat(server.buckets()).isEmpty();
    assertThat(server.asked()).doesNotContain("CreateKey");
  }

  @Test
  void eachIsTriedOnce() {
    Abilities abilities = abilities();
    abilities.whyNot(Ability.ENFORCES_POLICIES);
    int asked = server.asked().size();
    abilities.whyNot(Ability.ENFORCES_POLICIES);
    assertThat(server.asked()).hasSize(asked);
  }

  @Test
  void inABucketThatIsNotTheRunsNoPolicyIsTried() {
    server.holding("shared", "");
    try (PlaceAllocator within =
        PlaceAllocator.of(store, "r3", Optional.of(new Place("shared", "dir/")))) {
      assertThat(new Abilities(store, within, keys).whyNot(Ability.ENFORCES_POLICIES).orElseThrow())
          .contains("it would affect everyone who uses the bucket");
    }
  }

  private Abilities abilities() {
    return new Abilities(store, places, keys);
  }
}
