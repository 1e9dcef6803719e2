package org.s3aharness.store.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.Feature;
import org.s3aharness.store.StoreUnavailableException;

/** Checks that a probe reports what a store answered, and leaves nothing behind. */
class ProbeTest {
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
  void modesThatTheObjectIsSaidToHaveAreThere() {
    EndpointStore store = probed();

    for (Feature mode :
        List.of(
            Feature.SSE_S3,
            Feature.SSE_KMS,
            Feature.DSSE_KMS,
            Feature.SSE_C,
            Feature.KMS_API,
            Feature.VERSIONING)) {
      assertThat(store.whyNot(mode)).as(mode.label()).isEmpty();
    }
  }

  @Test
  void aModeThatIsAcceptedAndForgottenIsNotThere() {
    server.forgettingEncryption();

    EndpointStore store = probed();

    assertThat(store.whyNot(Feature.SSE_S3))
        .contains("it accepts AES256, and then says of the object: not encrypted");
    assertThat(store.whyNot(Feature.SSE_C))
        .contains("it accepts a customer's key, and then names none of the object");
  }

  @Test
  void whatTheStoreAnswersIsTheReason() {
    server.answering("PUT /probe-r1-1?versioning", PretendStore.Answer.error(501, "NotYet"));

    assertThat(probed().whyNot(Feature.VERSIONING).orElseThrow()).contains("Status Code: 501");
  }

  @Test
  void withoutAKmsApiKmsModesNeedAKeyThatIsNamed() {
    server.answering("CreateKey", new PretendStore.Answer(404, "{}"));

    assertThat(probed().whyNot(Feature.SSE_KMS).orElseThrow())
        .contains("no KMS API answers")
        .contains("no --kms-key is given");
    assertThat(probed("its-key").whyNot(Feature.SSE_KMS)).isEmpty();
    assertThat(probed("its-key").whyNot(Feature.KMS_API)).isPresent();
  }

  @Test
  void aStoreThatMakesNoBucketsCannotBeUsed() {
    server.answering("PUT /probe-r1-1", PretendStore.Answer.error(403, "AccessDenied"));

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(this::probed)
        .withMessageContaining("it must let buckets be made and removed");
  }

  @Test
  void whatWasMadeBearsTheRunsTagAndIsRemoved() {
    probed();

    assertThat(server.tagOf("probe-r1-1")).isEqualTo("s3a-qualify-run=r1");
    assertThat(server.buckets()).isEmpty();
    assertThat(server.asked()).contains("DELETE /probe-r1-1");
    assertThat(server.asked()).contains("CreateKey", "ScheduleKeyDeletion");
  }

  private EndpointStore probed(String... keys) {
    try (EndpointStore store = server.connected()) {
      List<String> said = new ArrayList<>();
      store.probe("r1", List.of(keys), Optional.empty(), said::add);
      assertThat(said).hasSize(1 + Feature.values().length);
      return store;
    }
  }
}
