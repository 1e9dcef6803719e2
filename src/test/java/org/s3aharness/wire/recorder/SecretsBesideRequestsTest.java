package org.s3aharness.wire.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.wire.secret.SecretKind;
import org.s3aharness.wire.secret.SecretSighting;

/** Checks that secrets are also found in what is neither the head nor the body of a request. */
class SecretsBesideRequestsTest extends RecorderTestBase {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String HOST = "bucket.s3.us-east-1.amazonaws.com";

  @BeforeEach
  void makeTheKeyKnown() {
    recorder.secrets().addKey(SecretKind.CUSTOMER_KEY, KEY);
  }

  @Test
  void aSecretIsFoundInATrailer() throws Exception {
    raw(
        """
        PUT http://%1$s/a HTTP/1.1\r
        Host: %1$s\r
        Connection: close\r
        Transfer-Encoding: chunked\r
        \r
        3\r
        abc\r
        0\r
        x-note: %2$s\r
        \r
        """
            .formatted(HOST, KEY));

    awaitQuiet(log);
    assertThat(onlyExchange().secrets())
        .extracting(SecretSighting::where)
        .containsExactly("request trailer header x-note");
  }

  @Test
  void aSecretIsFoundInTheRequestForATunnel() throws Exception {
    tunnel("x-note: " + KEY);

    assertThat(onlyExchange().method()).isEqualTo("CONNECT");
    assertThat(onlyExchange().requestHeaders().firstValue("x-note")).hasValue("masked");
    assertThat(onlyExchange().secrets())
        .extracting(SecretSighting::where)
        .containsExactly("tunnel request header x-note");
  }

  @Test
  void aTunnelWithoutASecretIsNoExchange() throws Exception {
    tunnel("x-note: nothing");

    assertThat(log.exchanges()).isEmpty();
  }

  private void tunnel(String header) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), recorder.port())) {
      socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
      socket
          .getOutputStream()
          .write(
              "CONNECT %1$s:443 HTTP/1.1\r\nHost: %1$s:443\r\n%2$s\r\n\r\n"
                  .formatted(HOST, header)
                  .getBytes(UTF_8));
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 200");
    }
  }
}
