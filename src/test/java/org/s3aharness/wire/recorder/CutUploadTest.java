package org.s3aharness.wire.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.s3aharness.wire.fault.Fault;
import org.s3aharness.wire.fault.FaultPlan;
import org.s3aharness.wire.route.RoutingTable;

/**
 * Checks that a store learns at once that a client has gone in the middle of an upload. A store
 * that waits for the rest may keep others from the object until then.
 */
class CutUploadTest extends RecorderTestBase {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final int SENT = 100_000;
  private static final Duration UNTIL_ALL_IS_FULL = Duration.ofSeconds(1);

  private ServerSocket upstream;
  private Recorder toUpstream;

  /** The ways in which a connection ends when its process is killed. */
  enum End {
    /** Everything that came was read. */
    CLOSED {
      @Override
      void end(Socket client) throws IOException {
        client.close();
      }
    },
    /** Something was left unread. */
    RESET {
      @Override
      void end(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
      }
    };

    abstract void end(Socket client) throws IOException;
  }

  @BeforeEach
  void startUpstream() throws Exception {
    upstream = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    URI uri = URI.create("http://127.0.0.1:" + upstream.getLocalPort());
    toUpstream =
        Recorder.start(
            authority, RoutingTable.aws("us-east-1", uri, uri, uri), RecorderOptions.defaults());
  }

  @AfterEach
  void stopUpstream() throws IOException {
    toUpstream.close();
    upstream.close();
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void storeSeesTheEndInTheMiddleOfABody(End how) throws Exception {
    try (Socket client = tunnelled()) {
      client.getOutputStream().write(head("").getBytes(UTF_8));
      client.getOutputStream().write(new byte[SENT]);
      client.getOutputStream().flush();

      try (Socket store = accepted()) {
        store.getInputStream().readNBytes(SENT);
        how.end(client);
        assertEnds(store);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void storeThatHasSaidContinueSeesTheEnd(End how) throws Exception {
    try (Socket client = tunnelled()) {
      client.getOutputStream().write(head("Expect: 100-continue\r\n").getBytes(UTF_8));
      client.getOutputStream().flush();

      try (Socket store = accepted()) {
        readHead(store);
        store.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8));
        store.getOutputStream().flush();
        client.getInputStream().read();
        client.getOutputStream().write(new byte[SENT]);
        store.getInputStream().readNBytes(SENT);
        how.end(client);
        assertEnds(store);
      }
    }
  }

  @Test
  void storeGetsNoMoreOfAnUploadThatIsHalted() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    toUpstream.tamper(FaultPlan.nth(1, sent -> true, new Fault.Halt(SENT / 2, told::countDown)));
    try (Socket client = tunnelled()) {
      client.getOutputStream().write(head("").getBytes(UTF_8));
      client.getOutputStream().write(new byte[SENT]);
      client.getOutputStream().flush();

      try (Socket store = accepted()) {
        assertThat(told.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        End.CLOSED.end(client);
        readHead(store);
        assertThat(store.getInputStream().readAllBytes()).hasSize(SENT / 2);
      }
    }
  }

  @Test
  void storeThatIsSlowToReadSeesTheEnd() throws Exception {
    try (Socket client = tunnelled()) {
      client.getOutputStream().write(head("").getBytes(UTF_8));
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendUntilItIsCut(client));
      try (Socket store = accepted()) {
        Thread.sleep(UNTIL_ALL_IS_FULL.toMillis()); // the buffers on the way
        End.RESET.end(client);
        sending.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertEnds(store);
      }
    }
  }

  private static void sendUntilItIsCut(Socket client) {
    try {
      while (true) {
        client.getOutputStream().write(new byte[SENT]);
      }
    } catch (IOException cut) {
      // The test has cut it.
    }
  }

  /** Opens a tunnel with TLS, as S3A does. */
  private Socket tunnelled() throws Exception {
    String host = URI.create(BUCKET_URL).getHost();
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), toUpstream.port());
    OutputStream out = plain.getOutputStream();
    out.write(
        "CONNECT %s:443 HTTP/1.1\r\nHost: %s:443\r\n\r\n".formatted(host, host).getBytes(UTF_8));
    out.flush();
    readHead(plain);
    SSLSocket tls =
        (SSLSocket) trustingTheAuthority().getSocketFactory().createSocket(plain, host, 443, true);
    tls.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
    tls.startHandshake();
    return tls;
  }

  private static String head(String more) {
    return "PUT /file HTTP/1.1\r\nHost: %s\r\n%sContent-Length: 500000000\r\n\r\n"
        .formatted(URI.create(BUCKET_URL).getHost(), more);
  }

  private Socket accepted() throws IOException {
    upstream.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
    Socket store = upstream.accept();
    store.setSoTimeout(Math.toIntExact(AT_ONCE.toMillis()));
    return store;
  }

  /** Reads byte by byte, to leave alone what comes after the head. */
  private static void readHead(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    int newLines = 0;
    while (newLines < 4) {
      int b = in.read();
      assertThat(b).as("a byte of the head").isNotNegative();
      newLines = b == '\r' || b == '\n' ? newLines + 1 : 0;
    }
  }

  /** Asserts that nothing is waited for any more. A read that takes too long throws. */
  private static void assertEnds(Socket store) throws IOException {
    try {
      store.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }
}
