package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;

class FaultPlanTest extends RecorderTestBase {
  private static final String LONG = "x".repeat(1 << 20);

  private FaultPlan fault(Fault fault) {
    FaultPlan faults = FaultPlan.firstAttempts(exchange -> true, fault);
    recorder.tamper(faults);
    return faults;
  }

  @Test
  void anAnswerIsGivenInTheStoresPlaceAndTheConnectionGoesOn() throws Exception {
    fault(Fault.slowDown());

    HttpResponse<String> refused = put(BUCKET_URL + "a", LONG);
    HttpResponse<String> accepted = put(BUCKET_URL + "a", LONG);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("<Code>SlowDown</Code>");
    assertThat(accepted.statusCode()).isEqualTo(200);
    assertThat(store.onlyAsked().body()).hasSize(LONG.length());
    assertThat(log.exchanges()).extracting(Exchange::status).containsExactly(503, 200);
    assertThat(log.exchanges().get(0).errorCode()).contains("SlowDown");
  }

  @Test
  void anAnswerToAHeadHasNoBody() throws Exception {
    fault(Fault.internalError());

    HttpResponse<String> refused =
        send(request(BUCKET_URL + "a").method("HEAD", BodyPublishers.noBody()));

    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(get(BUCKET_URL + "b").statusCode()).isEqualTo(500);
    assertThat(get(BUCKET_URL + "b").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsDroppedDoesNotReachTheStore() throws Exception {
    fault(new Fault.Drop());

    assertThatThrownBy(() -> put(BUCKET_URL + "a", "body")).isInstanceOf(IOException.class);

    assertThat(store.asked()).isEmpty();
    assertThat(onlyExchange().failure())
        .hasValueSatisfying(f -> assertThat(f).startsWith("on purpose: "));
    assertThat(onlyExchange().status()).isZero();
    assertThat(put(BUCKET_URL + "a", "body").statusCode()).isEqualTo(200);
  }

  @Test
  void aLostAnswerWasGivenByTheStore() throws Exception {
    fault(new Fault.LoseAnswer());

    assertThatThrownBy(() -> put(BUCKET_URL + "a", "body")).isInstanceOf(IOException.class);

    assertThat(store.onlyAsked().body()).asString().isEqualTo("body");
    assertThat(onlyExchange().failure()).isPresent();
    assertThat(put(BUCKET_URL + "a", "body").statusCode()).isEqualTo(200);
    assertThat(store.asked()).hasSize(2);
  }

  @Test
  void anUploadIsResetAfterExactlySoManyBytes() throws Exception {
    fault(new Fault.ResetUpload(300_000));

    assertThatThrownBy(() -> put(BUCKET_URL + "a", LONG)).isInstanceOf(IOException.class);

    assertThat(onlyExchange().requestBodyBytes()).isEqualTo(300_000);
    assertThat(isComplete(onlyExchange())).isFalse();
    assertThat(store.asked()).as("requests that arrived whole").isEmpty();
    assertThat(put(BUCKET_URL + "a", LONG).statusCode()).isEqualTo(200);
  }

  @Test
  void aDownloadIsResetOrTruncatedAfterExactlySoManyBytes() throws Exception {
    store.answers(200, "text/plain", LONG.getBytes());
    for (Fault fault : List.of(new Fault.ResetDownload(300_000), new Fault.Truncate(10))) {
      fault(fault);
      log = recorder.startLog(fault.toString());

      assertThatThrownBy(() -> get(BUCKET_URL + "a")).isInstanceOf(IOException.class);

      assertThat(onlyExchange().status()).isEqualTo(200);
      assertThat(onlyExchange().responseBodyBytes()).isIn(300_000L, 10L);
      assertThat(isComplete(onlyExchange())).isFalse();
      assertThat(get(BUCKET_URL + "a").body()).isEqualTo(LONG);
    }
  }

  /** The store goes on sending while the connection is being closed. */
  @Test
  void ofATruncatedDownloadNothingArrivesFromBeyondTheCut() throws Exception {
    byte[] content = new byte[4 << 20];
    new Random(1).nextBytes(content);
    store.answers(200, "application/octet-stream", content);
    for (int after = 1_000; after < 2_000_000; after += 70_001) {
      fault(new Fault.Truncate(after));
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      try (InputStream body =
          client.send(request(BUCKET_URL + "a").build(), BodyHandlers.ofInputStream()).body()) {
        assertThatThrownBy(() -> body.transferTo(received)).isInstanceOf(IOException.class);
      }
      assertThat(received.size()).as("bytes").isLessThanOrEqualTo(after);
      assertThat(Arrays.mismatch(received.toByteArray(), content))
          .as("position of the first wrong byte")
          .isIn(-1, received.size());
    }
  }

  @Test
  void anUploadThatEndsBeforeTheHaltPassesAndTellsNobody() throws Exception {
    AtomicLong told = new AtomicLong();
    fault(new Fault.Halt(300_000, told::incrementAndGet));

    assertThat(put(BUCKET_URL + "a", "x".repeat(299_999)).statusCode()).isEqualTo(200);
    assertThat(told).hasValue(0);
  }

  @Test
  void byChanceIsTheSameForTheSameSeedWhateverTheOrder() throws Exception {
    List<Integer> first = statuses(7, IntStream.range(0, 40).boxed().toList());
    List<Integer> reversed =
        statuses(7, IntStream.iterate(39, i -> i >= 0, i -> i - 1).boxed().toList());

    assertThat(first).isEqualTo(reversed).contains(200, 503, 500);
    assertThat(statuses(8, IntStream.range(0, 40).boxed().toList())).isNotEqualTo(first);
  }

  private List<Integer> statuses(long seed, List<Integer> order) throws Exception {
    recorder.tamper(
        FaultPlan.byChance(
            seed, 0.5, exchange -> true, List.of(Fault.slowDown(), Fault.internalError())));
    Integer[] statuses = new Integer[order.size()];
    for (int i : order) {
      statuses[i] = get(BUCKET_URL + i).statusCode();
    }
    return List.of(statuses);
  }

  @Test
  void theNthIsCountedAmongThoseThatMatch() throws Exception {
    FaultPlan faults =
        FaultPlan.nth(2, exchange -> exchange.kind() == RequestKind.PUT_OBJECT, Fault.slowDown());
    recorder.tamper(faults);

    put(BUCKET_URL + "a", "");
    get(BUCKET_URL + "a");
    assertThat(put(BUCKET_URL + "a", "").statusCode()).isEqualTo(503);
    assertThat(put(BUCKET_URL + "a", "").statusCode()).isEqualTo(200);
    assertThat(faults.count()).isEqualTo(1);
  }
}
