package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that clients which misbehave cost the recorder little, and other clients nothing. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RecorderUnderFireTest extends RecorderTestBase {
  private static final String PLAIN_GET =
      "GET http://bucket.s3.us-east-1.amazonaws.com/%s HTTP/1.1\r\n"
          + "Host: bucket.s3.us-east-1.amazonaws.com\r\nConnection: close\r\n\r\n";

  @Test
  void serves200ConnectionsAtOnceWhileOthersStayOpenAndSilent() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 400; i++) {
        sockets.add(connect());
      }
      for (int i = 0; i < 400; i += 2) {
        send(sockets.get(i), PLAIN_GET.formatted(i));
      }
      for (int i = 0; i < 400; i += 2) {
        assertThat(answer(sockets.get(i))).startsWith("HTTP/1.1 200");
      }
      assertThat(log.exchanges()).hasSize(200).allMatch(RecorderTestBase::isComplete);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void aSlowClientIsServedAndHoldsNobodyUp() throws Exception {
    try (Socket slow = connect()) {
      for (byte b : PLAIN_GET.formatted("slow").getBytes(StandardCharsets.US_ASCII)) {
        slow.getOutputStream().write(b);
        slow.getOutputStream().flush();
      }
      assertThat(get(BUCKET_URL + "fast").statusCode()).isEqualTo(200);
      assertThat(answer(slow)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aClientThatNeverReadsStopsTheStoreInsteadOfFillingMemory() throws Exception {
    long all = 512L << 20;
    AtomicLong given = new AtomicLong();
    CompletableFuture<Void> everything = new CompletableFuture<>();
    store.answers(
        (exchange, body) -> {
          boolean endless = exchange.getRequestURI().getPath().equals("/endless");
          exchange.sendResponseHeaders(200, endless ? all : -1);
          if (endless) {
            while (given.get() < all) {
              exchange.getResponseBody().write(new byte[64 * 1024]);
              given.addAndGet(64 * 1024);
            }
            everything.complete(null);
          }
        });
    try (Socket deaf = connect()) {
      send(deaf, PLAIN_GET.formatted("endless"));

      assertThatThrownBy(() -> everything.get(3, TimeUnit.SECONDS))
          .as("the store gives all of it to a client that reads nothing")
          .isInstanceOf(TimeoutException.class);
      assertThat(given).hasValueLessThan(64L << 20);
      assertThat(get(BUCKET_URL + "other").statusCode()).isEqualTo(200);
    }
    awaitQuiet(log);
  }

  @Test
  void aRequestLineThatIsTooLongIsRefused() throws Exception {
    refused(
        "GET http://bucket.s3.us-east-1.amazonaws.com/" + "a".repeat(200_000) + " HTTP/1.1\r\n");
  }

  @Test
  void aHeaderBlockThatIsTooLargeIsRefused() throws Exception {
    StringBuilder request =
        new StringBuilder("GET http://bucket.s3.us-east-1.amazonaws.com/a HTTP/1.1\r\n");
    for (int i = 0; i < 1_000; i++) {
      request.append("X-Header-").append(i).append(": ").append("v".repeat(200)).append("\r\n");
    }
    refused(request.append("\r\n").toString());
  }

  @Test
  void aHeaderBlockWithoutEndIsRefused() throws Exception {
    try (Socket endless = connect()) {
      send(endless, "GET http://bucket.s3.us-east-1.amazonaws.com/a HTTP/1.1\r\n");
      assertThatThrownBy(
              () -> {
                for (long sent = 0; sent < 64L << 20; sent += 100) {
                  send(endless, "X-More: " + "v".repeat(90) + "\r\n");
                }
              })
          .isInstanceOf(SocketException.class);
    }
    assertThat(get(BUCKET_URL + "a").statusCode()).isEqualTo(200);
  }

  @Test
  void aPathThatIsNotPercentEncodedIsRefusedAndRecorded() throws Exception {
    try (Socket socket = connect()) {
      send(socket, PLAIN_GET.formatted("a%zz?b=%zz"));
      assertThat(answer(socket)).startsWith("HTTP/1.1 400").contains("percent-encoded");
    }
    assertThat(onlyExchange().isRefused()).isTrue();
    assertThat(onlyExchange().path()).isEqualTo("/a%zz");
    assertThat(get(BUCKET_URL + "a").statusCode()).isEqualTo(200);
  }

  private void refused(String request) throws Exception {
    try (Socket socket = connect()) {
      try {
        send(socket, request);
        assertThat(answer(socket)).startsWith("HTTP/1.1 4");
      } catch (SocketException closed) {
        // With bytes of it unread, closing may reset the connection before the answer is read.
        assertThat(closed).hasMessageMatching("(?i).*(reset|broken pipe).*");
      }
    }
    assertThat(store.asked()).isEmpty();
    assertThat(get(BUCKET_URL + "a").statusCode()).isEqualTo(200);
  }

  /** Makes almost valid HTTP: a valid request with bytes changed, dropped, doubled and cut off. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void survivesWhatIsNearlyHttp(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      byte[] request = mutated(random);
      try (Socket socket = connect()) {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      } catch (SocketException refused) {
        assertThat(refused)
            .as("seed %d, request %d", seed, i)
            .hasMessageMatching("(?i).*(reset|broken pipe).*");
      }
    }
    awaitQuiet(log);
    assertThat(get(BUCKET_URL + "a").statusCode()).as("after seed %d", seed).isEqualTo(200);
  }

  private static byte[] mutated(Random random) {
    String request =
        "PUT http://bucket.s3.us-east-1.amazonaws.com/key%20with?partNumber=1&uploadId=x HTTP/1.1\r\n"
            + "Host: bucket.s3.us-east-1.amazonaws.com\r\n"
            + "x-amz-server-side-encryption-customer-key: a2V5\r\n"
            + (random.nextBoolean()
                ? "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
                : "")
            + "Content-Length: 5\r\n\r\nhello";
    byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = joined(bytes, at, at + 1);
        case 2 -> bytes = joined(bytes, at, Math.max(0, at - random.nextInt(40)));
        default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
      }
    }
    return bytes;
  }

  /** Returns the bytes before one position, followed by the bytes from another position on. */
  private static byte[] joined(byte[] bytes, int until, int from) {
    byte[] joined = Arrays.copyOf(bytes, until + bytes.length - from);
    System.arraycopy(bytes, from, joined, until, bytes.length - from);
    return joined;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", recorder.port());
    socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
