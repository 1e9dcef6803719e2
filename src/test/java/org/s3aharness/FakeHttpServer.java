package org.s3aharness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An HTTP server on the loopback interface that keeps what it was asked. */
public final class FakeHttpServer implements AutoCloseable {
  /** Returns the requests that the server received. */
  public record Asked(
      String method, String uri, Map<String, List<String>> headers, int port, byte[] body) {
    public String header(String name) {
      return String.join(
          ",",
          headers.entrySet().stream()
              .filter(header -> header.getKey().equalsIgnoreCase(name))
              .flatMap(header -> header.getValue().stream())
              .toList());
    }
  }

  /** Answers a request whose body has been read. */
  public interface Answer {
    void give(HttpExchange exchange, byte[] body) throws IOException;
  }

  static {
    // Else it waits 40 ms, for an acknowledgement, between a response's head and its body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String scheme;
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private volatile Answer answer = (exchange, body) -> exchange.sendResponseHeaders(200, -1);

  private FakeHttpServer(String scheme, HttpServer server) {
    this.scheme = scheme;
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Starts one whose answer to everything is 200, until it is told another. */
  public static FakeHttpServer http() throws IOException {
    return new FakeHttpServer("http", HttpServer.create(loopback(), 0));
  }

  /** Starts such a server with TLS, with a certificate that nobody has signed. */
  public static FakeHttpServer https() throws Exception {
    X509Bundle certificate =
        new CertificateBuilder()
            .ecp256()
            .subject("CN=store")
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(certificate.toKeyManagerFactory().getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new FakeHttpServer("https", server);
  }

  public void answers(Answer newAnswer) {
    answer = newAnswer;
  }

  /** Answers with a body, a content type and a status. */
  public void answers(int status, String type, byte[] body) {
    answers(
        (exchange, asked) -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        });
  }

  public URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public Asked onlyAsked() {
    if (asked.size() != 1) {
      throw new AssertionError("The server was asked " + asked.size() + " times: " + asked);
    }
    return asked.element();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              exchange.getRemoteAddress().getPort(),
              body));
      answer.give(exchange, body);
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
