package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.exchange.WireLog;

class RecorderTest extends RecorderTestBase {

  @Test
  void forwardsHttpsToAPlainStoreWithTheHostHeaderUnchanged() throws Exception {
    store.answers(200, "text/plain", "hello".getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> response = get(BUCKET_URL + "dir/a%20b%2Bc?versionId=1");

    assertThat(response.body()).isEqualTo("hello");
    assertThat(store.onlyAsked().header("host")).isEqualTo("bucket.s3.us-east-1.amazonaws.com");
    assertThat(store.onlyAsked().uri()).isEqualTo("/dir/a%20b%2Bc?versionId=1");
    Exchange exchange = onlyExchange();
    assertThat(exchange.scheme()).isEqualTo("https");
    assertThat(exchange.host()).isEqualTo("bucket.s3.us-east-1.amazonaws.com");
    assertThat(exchange.method()).isEqualTo("GET");
    assertThat(exchange.path()).isEqualTo("/dir/a%20b%2Bc");
    assertThat(exchange.query()).containsEntry("versionId", List.of("1"));
    assertThat(exchange.kind()).isEqualTo(RequestKind.GET_OBJECT);
    assertThat(exchange.bucket()).contains("bucket");
    assertThat(exchange.key()).contains("dir/a b+c");
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.responseBodyBytes()).isEqualTo(5);
    assertThat(isComplete(exchange)).isTrue();
    assertThat(exchange.duration()).isPositive().isLessThan(LIMIT);
  }

  @Test
  void forwardsNothingOfWhatItIsToRefuse() throws Exception {
    recorder.refuse(
        exchange -> exchange.key().filter("theirs"::equals).map(key -> "it is not yours"));

    HttpResponse<String> refused = put(BUCKET_URL + "theirs", "content");
    HttpResponse<String> taken = put(BUCKET_URL + "mine", "content");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("it is not yours");
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(store.onlyAsked().uri()).isEqualTo("/mine");
    assertThat(log.to("theirs"))
        .singleElement()
        .returns(RequestKind.PUT_OBJECT, Exchange::kind)
        .returns(403, Exchange::status)
        .returns(true, RecorderTestBase::isComplete)
        .returns(false, Exchange::isRefused);
  }

  @Test
  void recordsPlainHttpAsSuch() throws Exception {
    get("http://s3.us-east-1.amazonaws.com/bucket?list-type=2");

    assertThat(store.onlyAsked().uri()).isEqualTo("/bucket?list-type=2");
    assertThat(onlyExchange().scheme()).isEqualTo("http");
    assertThat(onlyExchange().kind()).isEqualTo(RequestKind.LIST_OBJECTS);
    assertThat(onlyExchange().bucket()).contains("bucket");
  }

  @Test
  void recordsPlainHttpInsideATunnelAsSuch() throws Exception {
    String host = "bucket.s3.us-east-1.amazonaws.com";
    try (Socket socket = new Socket("127.0.0.1", recorder.port())) {
      socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
      send(socket, "CONNECT " + host + ":80 HTTP/1.1\r\nHost: " + host + ":80\r\n\r\n");
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200");
      send(socket, "GET /a HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .contains("HTTP/1.1 200");
    }

    assertThat(store.onlyAsked().uri()).isEqualTo("/a");
    assertThat(onlyExchange().scheme()).isEqualTo("http");
    assertThat(onlyExchange().kind()).isEqualTo(RequestKind.GET_OBJECT);
    assertThat(onlyExchange().bucket()).contains("bucket");
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Test
  void presentsAnUntrustedCertificateForTheHostsAskedFor() throws Exception {
    recorder.presentUntrusted(host -> host.startsWith("bucket."));

    assertThatThrownBy(() -> get(BUCKET_URL + "a")).isInstanceOf(SSLHandshakeException.class);
    assertThat(log.exchanges()).isEmpty();
    assertThat(get("https://other.s3.us-east-1.amazonaws.com/a").statusCode()).isEqualTo(200);
    recorder.presentUntrusted(host -> false);
    assertThat(get(BUCKET_URL + "a").statusCode()).isEqualTo(200);
  }

  @Test
  void presentsATrustedCertificateOfAnotherHost() throws Exception {
    recorder.presentAnotherHosts(host -> host.startsWith("bucket."));

    assertThatThrownBy(() -> get(BUCKET_URL + "a"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("bucket.s3.us-east-1.amazonaws.com");
    assertThat(log.exchanges()).isEmpty();
    assertThat(get("https://other.s3.us-east-1.amazonaws.com/a").statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheQueryOfAUrlWithoutPath() throws Exception {
    get("http://bucket.s3.amazonaws.com?list-type=2");

    assertThat(store.onlyAsked().uri()).isEqualTo("/?list-type=2");
    assertThat(onlyExchange().kind()).isEqualTo(RequestKind.LIST_OBJECTS);
  }

  @Test
  void forwardsToALocalHttpsStoreWhoeverSignedItsCertificate() throws Exception {
    useStore(FakeHttpServer.https());
    client = clientThrough(recorder);

    assertThat(put(BUCKET_URL + "a", "body").statusCode()).isEqualTo(200);
    assertThat(store.onlyAsked().body()).asString().isEqualTo("body");
    assertThat(get("http://bucket.s3.amazonaws.com/a").statusCode()).isEqualTo(200);
  }

  @Test
  void addsNoHeaderAndTakesNoneAwayInEitherDirection() throws Exception {
    store.answers(
        (exchange, body) -> {
          exchange.getResponseHeaders().set("X-Answer", "1");
          exchange.sendResponseHeaders(200, -1);
        });

    HttpResponse<String> response = put(BUCKET_URL + "a", "body", "X-Asked", "1", "TE", "trailers");

    assertThat(store.onlyAsked().headers().keySet())
        .containsExactlyInAnyOrder("Host", "User-agent", "Content-length", "X-asked", "Te");
    assertThat(response.headers().map().keySet())
        .containsExactlyInAnyOrder("content-length", "date", "x-answer");
  }

  @Test
  void keepsConnectionsToTheStoreOpen() throws Exception {
    for (int i = 0; i < 5; i++) {
      put(BUCKET_URL + i, "body");
    }

    assertThat(store.asked())
        .extracting(FakeHttpServer.Asked::port)
        .hasSize(5)
        .containsOnly(store.asked().get(0).port());
  }

  @Test
  void passesExpectContinueThrough() throws Exception {
    HttpResponse<String> response =
        send(
            request(BUCKET_URL + "a")
                .expectContinue(true)
                .PUT(BodyPublishers.ofString("the body")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(store.onlyAsked().header("expect")).isEqualToIgnoringCase("100-continue");
    assertThat(store.onlyAsked().body()).asString().isEqualTo("the body");
    assertThat(onlyExchange().requestBodyBytes()).isEqualTo(8);
    assertThat(onlyExchange().status()).isEqualTo(200);
  }

  @Test
  void showsAnExchangeInFlight() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    store.answers(
        (exchange, body) -> {
          asked.countDown();
          await(go);
          exchange.sendResponseHeaders(200, -1);
        });

    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(request(BUCKET_URL + "a").build(), BodyHandlers.ofString());
    await(asked);
    Exchange during = onlyExchange();
    WireLog next = recorder.startLog("next");
    go.countDown();
    response.join();

    assertThat(during.isInFlight()).isTrue();
    assertThat(isComplete(during)).isFalse();
    assertThat(during.status()).isZero();
    assertThat(isComplete(onlyExchange())).isTrue();
    assertThat(next.exchanges()).isEmpty();
  }

  @Test
  void hasEveryExchangeCompleteOnceItsResponseIsThere() throws Exception {
    store.answers(
        (exchange, body) -> {
          switch (exchange.getRequestURI().getPath()) {
            case "/empty" -> exchange.sendResponseHeaders(200, -1);
            case "/none" -> exchange.sendResponseHeaders(204, -1);
            case "/chunked" -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(new byte[100]);
            }
            default -> {
              exchange.sendResponseHeaders(200, 10);
              exchange.getResponseBody().write(new byte[10]);
            }
          }
        });

    for (int i = 0; i < 200; i++) {
      for (String path : List.of("empty", "none", "chunked", "sized")) {
        get(BUCKET_URL + path);
        assertThat(log.exchanges()).allMatch(RecorderTestBase::isComplete);
      }
    }
    assertThat(log.exchanges())
        .hasSize(800)
        .isSortedAccordingTo(Comparator.comparing(Exchange::id));
  }

  @Test
  void serves100RequestsAtOnce() {
    List<CompletableFuture<HttpResponse<String>>> responses =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    client.sendAsync(
                        request(BUCKET_URL + i).PUT(BodyPublishers.ofString("x".repeat(i))).build(),
                        BodyHandlers.ofString()))
            .toList();
    responses.forEach(response -> assertThat(response.join().statusCode()).isEqualTo(200));

    assertThat(log.exchanges()).hasSize(100).allMatch(RecorderTestBase::isComplete);
    for (int i = 0; i < 100; i++) {
      assertThat(log.to(String.valueOf(i)))
          .singleElement()
          .returns((long) i, Exchange::requestBodyBytes);
    }
    assertThat(store.asked()).hasSize(100);
  }

  @Test
  void listensOnLoopbackOnly() {
    assertThat(recorder.port()).isPositive();
    assertThatThrownBy(() -> new Socket(URI.create("http://127.0.0.2").getHost(), recorder.port()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void canBeClosedTwice() throws IOException {
    recorder.close();
    recorder.close();
    assertThat(answerToAClosedRecorder()).isEmpty();
  }

  /** The JDK gives the port back a moment later: until then a connection is made, and cut off. */
  private String answerToAClosedRecorder() throws IOException {
    try {
      return raw("GET http://bucket.s3.us-east-1.amazonaws.com/ HTTP/1.1\r\n\r\n");
    } catch (SocketException refusedOrCut) {
      return "";
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
