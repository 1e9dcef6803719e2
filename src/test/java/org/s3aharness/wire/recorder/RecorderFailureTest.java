package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Checks what a recorder does if a request has no route, or a store or a client breaks off. */
class RecorderFailureTest extends RecorderTestBase {
  @Test
  void refusesAndRecordsATunnelToAHostWithoutRoute() {
    assertThatThrownBy(() -> get("https://example.org/secret")).isInstanceOf(IOException.class);

    assertThat(onlyExchange().isRefused()).isTrue();
    assertThat(onlyExchange().method()).isEqualTo("CONNECT");
    assertThat(onlyExchange().host()).isEqualTo("example.org");
    assertThat(onlyExchange().status()).isEqualTo(403);
    assertThat(store.asked()).isEmpty();
  }

  @Test
  void refusesAndRecordsAPlainRequestToAHostWithoutRoute() throws Exception {
    HttpResponse<String> response = get("http://169.254.169.254/latest/meta-data?a=b");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("no route", "169.254.169.254");
    assertThat(onlyExchange().isRefused()).isTrue();
    assertThat(isComplete(onlyExchange())).isTrue();
    assertThat(onlyExchange().path()).isEqualTo("/latest/meta-data");
  }

  @Test
  void refusesARequestThatIsNotMeantForAProxy() throws Exception {
    String answer = raw("GET /a HTTP/1.1\r\nHost: s3.amazonaws.com\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 403");
    assertThat(onlyExchange().isRefused()).isTrue();
    assertThat(store.asked()).isEmpty();
  }

  @Test
  void survivesWhatIsNotHttp() throws Exception {
    assertThat(raw("\u0000\u0001 nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(raw("GET\r\nfoo\r\n\r\n")).startsWith("HTTP/1.1 400");

    assertThat(get(BUCKET_URL + "a").statusCode()).isEqualTo(200);
  }

  @Test
  void answers502WhenTheStoreIsGone() throws Exception {
    store.close();

    assertThat(get(BUCKET_URL + "a").statusCode()).isEqualTo(502);
    assertThat(onlyExchange().status()).isEqualTo(502);
    assertThat(isComplete(onlyExchange())).isTrue();
  }

  @Test
  void breaksOffWhereTheStoreDoes() throws Exception {
    store.answers(
        (exchange, body) -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          throw new IOException("the store fails on purpose");
        });

    assertThatThrownBy(() -> get(BUCKET_URL + "a")).isInstanceOf(IOException.class);

    awaitQuiet(log);
    assertThat(isComplete(onlyExchange())).isFalse();
    assertThat(onlyExchange().failure())
        .hasValueSatisfying(text -> assertThat(text).contains("store"));
  }

  @Test
  void recordsThatTheClientStoppedReading() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    store.answers(
        (exchange, body) -> {
          exchange.sendResponseHeaders(200, Long.MAX_VALUE);
          try {
            while (true) {
              exchange.getResponseBody().write(new byte[64 * 1024]);
            }
          } finally {
            gone.countDown();
          }
        });

    client.send(request(BUCKET_URL + "a").build(), BodyHandlers.ofInputStream()).body().close();

    assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    awaitQuiet(log);
    assertThat(onlyExchange().failure()).isPresent();
    assertThat(onlyExchange().status()).isEqualTo(200);
  }
}
