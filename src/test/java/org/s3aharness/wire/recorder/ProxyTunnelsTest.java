package org.s3aharness.wire.recorder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.util.OutboundProxy;

/**
 * Ways through a proxy. The proxy of most tests is another recorder, which stands for the store.
 */
class ProxyTunnelsTest extends RecorderTestBase {
  private static final String HOST = "bucket.s3.us-east-1.amazonaws.com";
  private static final int PORT = 443;
  private ProxyTunnels tunnels;

  @BeforeEach
  void makeTunnels() {
    tunnels = new ProxyTunnels();
  }

  @AfterEach
  void closeTunnels() {
    tunnels.close();
  }

  @Test
  void requestReachesTheHostThatItsTlsNames() throws Exception {
    byte[] large = new byte[1 << 20];
    store.answers(200, "text/plain", large);

    byte[] answer = get(tunnels.entrance(proxyAt(recorder.port()), PORT));

    assertThat(new String(answer, ISO_8859_1)).startsWith("HTTP/1.1 200 ");
    assertThat(answer).hasSizeGreaterThan(large.length);
    assertThat(onlyExchange().bucket()).contains("bucket");
  }

  @Test
  void oneEntranceServesAllHostsOfOnePort() {
    InetSocketAddress entrance = tunnels.entrance(proxyAt(3128), PORT);

    assertThat(tunnels.entrance(proxyAt(3128), PORT)).isEqualTo(entrance);
    assertThat(tunnels.entrance(proxyAt(3128), 8443)).isNotEqualTo(entrance);
    assertThat(entrance.getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void proxyIsToldTheLoginAndItsRefusalEndsTheConnection() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> refuseOne(proxy));
      OutboundProxy withLogin =
          new OutboundProxy("127.0.0.1", proxy.getLocalPort(), Optional.of("user"), "word");

      assertThat(get(tunnels.entrance(withLogin, PORT))).isEmpty();

      assertThat(heard.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .startsWith("CONNECT " + HOST + ":443 HTTP/1.1")
          .containsIgnoringCase("proxy-authorization: Basic dXNlcjp3b3Jk");
    }
  }

  private static OutboundProxy proxyAt(int port) {
    return new OutboundProxy("127.0.0.1", port, Optional.empty(), "");
  }

  private static String refuseOne(ServerSocket proxy) {
    try (Socket client = proxy.accept()) {
      StringBuilder head = new StringBuilder();
      InputStream in = client.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      client
          .getOutputStream()
          .write("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n".getBytes(ISO_8859_1));
      return head.toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request over TLS, and returns all that comes back; nothing if TLS does not begin. */
  private byte[] get(InetSocketAddress entrance) throws Exception {
    try (Socket plain = new Socket(entrance.getAddress(), entrance.getPort());
        Socket tls =
            trustingTheAuthority().getSocketFactory().createSocket(plain, HOST, PORT, true)) {
      tls.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
      tls.getOutputStream()
          .write(
              "GET /key HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(HOST)
                  .getBytes(ISO_8859_1));
      return tls.getInputStream().readAllBytes();
    } catch (SSLException | SocketException closed) {
      return new byte[0];
    }
  }
}
