package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.wire.exchange.HttpArchive;
import org.s3aharness.wire.exchange.HttpArchiveReader;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.route.RoutingTable;

/**
 * A store whose answers are nearly HTTP, and whose errors nearly XML or JSON, from a seed that a
 * failure names: the recorder goes on, and what it has captured can be written and looked at.
 */
@Timeout(300)
class CapturedHttpFuzzTest {
  private static final String HOST = "bucket.s3.us-east-1.amazonaws.com";
  private static final List<String> REQUESTS =
      List.of(
          "GET http://%s/key HTTP/1.1\r\nHost: %<s\r\nConnection: close\r\n\r\n".formatted(HOST),
          "PUT http://%s/key HTTP/1.1\r\nHost: %<s\r\nx-amz-copy-source: /bucket/other\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(HOST),
          "POST http://kms.us-east-1.amazonaws.com/ HTTP/1.1\r\nHost: kms.us-east-1.amazonaws.com\r\nX-Amz-Target: TrentService.Decrypt\r\nContent-Length: 19\r\nConnection: close\r\n\r\n{\"KeyId\":\"key\"} ...");
  private static final List<String> BODIES =
      List.of(
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>&amp; no</Message></Error>",
          "{\"__type\":\"com.amazonaws.kms#NotFoundException:http://x\",\"message\":\"no\"}",
          "plain");
  private static final List<String> TYPES =
      List.of("application/xml", "application/x-amz-json-1.1", "text/plain; charset=none");

  @TempDir Path directory;
  private ServerSocket store;
  private Recorder recorder;
  private volatile byte[] answer = new byte[0];

  @BeforeEach
  void start() throws IOException {
    store = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread serving = new Thread(this::serve, "store");
    serving.setDaemon(true);
    serving.start();
    URI uri = URI.create("http://127.0.0.1:" + store.getLocalPort());
    recorder =
        Recorder.start(
            CertificateAuthority.create(),
            RoutingTable.aws("us-east-1", uri, uri, uri),
            RecorderOptions.defaults());
  }

  @AfterEach
  void stop() throws IOException {
    recorder.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answersThatAreNearlyHttp(long seed) throws Exception {
    Random random = new Random(seed);
    WireLog log = recorder.startLog("fuzz");
    for (int i = 0; i < 150; i++) {
      answer = mutated(random);
      ask(REQUESTS.get(random.nextInt(REQUESTS.size())));
    }
    RecorderTestBase.awaitQuiet(log);
    assertThat(log.exchanges()).as("seed %d", seed).hasSize(150);
    assertThat(log.toString()).isNotEmpty();
    Path har = directory.resolve("fuzz.har");
    HttpArchive.write(log, har);
    assertThat(Files.readString(har)).contains("\"_kind\"");
    Path again = directory.resolve("again.har");
    HttpArchive.write(HttpArchiveReader.read(har), again);
    assertThat(again).as("seed %d", seed).hasSameTextualContentAs(har);

    answer = ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").getBytes();
    assertThat(ask(REQUESTS.get(0))).as("after seed %d", seed).startsWith("HTTP/1.1 200");
  }

  private String ask(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", recorder.port())) {
      socket.setSoTimeout(Math.toIntExact(RecorderTestBase.LIMIT.toMillis()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException broken) {
      assertThat(broken).hasMessageMatching("(?i).*(reset|broken pipe).*");
      return "";
    }
  }

  private static byte[] mutated(Random random) {
    String body = BODIES.get(random.nextInt(BODIES.size()));
    String whole =
        "HTTP/1.1 %d Some\r\nContent-Type: %s\r\nx-amz-request-id: 1\r\nETag: \"e\"\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(
                List.of(200, 400, 403, 503).get(random.nextInt(4)),
                TYPES.get(random.nextInt(TYPES.size())),
                body.length(),
                body);
    byte[] bytes = whole.getBytes(StandardCharsets.ISO_8859_1);
    // One half of them in the body alone, so that it is come to.
    int from = random.nextBoolean() ? whole.indexOf("\r\n\r\n") + 4 : 0;
    for (int changes = 1 + random.nextInt(5); changes > 0 && bytes.length > from; changes--) {
      int at = from + random.nextInt(bytes.length - from);
      switch (random.nextInt(4)) {
        case 0, 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) "<>&\"{}:\r\n\u0000".charAt(random.nextInt(10));
        default -> bytes = Arrays.copyOf(bytes, at);
      }
    }
    return bytes;
  }

  /** One answer for each connection, whatever was asked. */
  private void serve() {
    while (!store.isClosed()) {
      try (Socket socket = store.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        socket.getOutputStream().write(answer);
        socket.shutdownOutput();
      } catch (IOException gone) {
        // The recorder hung up, or the test is over.
      }
    }
  }
}
