package org.s3aharness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.RequestCount.Api;
import org.s3aharness.store.connect.EndpointStore;
import org.s3aharness.store.connect.PretendStore;
import org.s3aharness.store.resource.Buckets;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Checks what is counted, and what is allowed beyond the limit. */
class RequestCountTest {
  private final RequestCount requests = new RequestCount();
  private PretendStore server;
  private EndpointStore store;

  @BeforeEach
  void start() throws IOException {
    server = new PretendStore();
    store = server.connected();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  @Test
  void exactlyAsManyRequestsPassAsTheLimitAllows() {
    requests.limitTo(1000);

    long admitted =
        IntStream.range(0, 5000).parallel().filter(n -> requests.admits(Api.S3)).count();

    assertThat(admitted).isEqualTo(1000);
    assertThat(requests.all()).isEqualTo(1000);
    assertThat(requests.isExceeded()).isTrue();
  }

  @Test
  void theLimitIsExceededByOneMoreAndNotByTheLast() {
    requests.limitTo(1);

    assertThat(requests.admits(Api.KMS)).isTrue();
    assertThat(requests.isExceeded()).isFalse();
    assertThat(requests.admits(Api.S3)).isFalse();
    assertThat(requests.isExceeded()).isTrue();
    assertThat(requests.of(Api.KMS)).isEqualTo(1);
    assertThat(requests.of(Api.S3)).isZero();
  }

  @Test
  void cleaningUpPassesAndIsCounted() {
    requests.limitTo(1);
    requests.admits(Api.S3);

    requests.cleansUp(Api.S3);

    assertThat(requests.all()).isEqualTo(2);
    assertThat(requests.isExceeded()).isFalse();
  }

  @Test
  void everyAttemptOfAClientIsCounted() {
    server.answering("PUT /bucket", PretendStore.Answer.error(503, "SlowDown"));
    long before = store.requests().all();
    int askedBefore = server.asked().size();

    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> store.s3().createBucket(r -> r.bucket("bucket")));

    int attempts = server.asked().size() - askedBefore;
    assertThat(attempts).isGreaterThan(1);
    assertThat(store.requests().all() - before).isEqualTo(attempts);
    assertThat(store.requests().buckets()).isZero();
  }

  @Test
  void bucketsAndKeysThatWereMadeAreCounted() {
    store.s3().createBucket(r -> r.bucket("bucket"));
    store.kms().createKey();

    assertThat(store.requests().buckets()).isEqualTo(1);
    assertThat(store.requests().keys()).isEqualTo(1);
    assertThat(store.requests().of(Api.KMS)).isEqualTo(1);
  }

  @Test
  void beyondTheLimitOnlyRemovalsAreSent() {
    Buckets buckets = new Buckets(store, "r1");
    String bucket = buckets.createBucket("x");
    store.requests().limitTo(store.requests().all());
    int askedBefore = server.asked().size();

    assertThatExceptionOfType(SdkClientException.class)
        .isThrownBy(() -> store.s3().headBucket(r -> r.bucket(bucket)))
        .withMessageContaining("HeadBucket is not sent");
    assertThat(server.asked()).hasSize(askedBefore);

    buckets.close();

    assertThat(server.buckets()).isEmpty();
  }
}
