package org.s3aharness.store.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackHttpTest {
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 500, 503})
  void anAnswerHasItsBodyWhateverItsStatus(int status) throws IOException {
    answer(status, "gr\u00fc\u00dfe");

    assertThat(LoopbackHttp.get(url(), Duration.ofSeconds(5)))
        .isEqualTo(new LoopbackHttp.Answer(status, "gr\u00fc\u00dfe"));
  }

  @Test
  void anAnswerMayHaveNoBody() throws IOException {
    answer(404, "");

    assertThat(LoopbackHttp.get(url(), Duration.ofSeconds(5)))
        .isEqualTo(new LoopbackHttp.Answer(404, ""));
  }

  @Test
  void whereNothingListensThereIsNoAnswer() {
    URI nobody = url();
    server.stop(0);

    assertThatThrownBy(() -> LoopbackHttp.get(nobody, Duration.ofSeconds(5)))
        .isInstanceOf(IOException.class);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health?all");
  }

  private void answer(int status, String body) {
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
