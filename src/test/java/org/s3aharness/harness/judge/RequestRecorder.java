package org.s3aharness.harness.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.agent.Content;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.recorder.CertificateAuthority;
import org.s3aharness.wire.recorder.Recorder;
import org.s3aharness.wire.recorder.RecorderOptions;
import org.s3aharness.wire.route.RoutingTable;
import org.s3aharness.wire.secret.KnownSecrets;

/** Makes exchanges for judges: sends requests through a recorder to a store that takes anything. */
public final class RequestRecorder implements AutoCloseable {
  private final FakeHttpServer store;
  private final Recorder recorder;
  private final WireLog log;
  private final HttpClient client;

  /** Starts a store and a recorder in front of it. */
  public RequestRecorder() {
    try {
      store = FakeHttpServer.http();
      recorder =
          Recorder.start(
              CertificateAuthority.create(),
              RoutingTable.aws("us-east-1", store.uri(), store.uri(), store.uri()),
              RecorderOptions.defaults()
                  .withMarker(Content.MARKER.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    log = recorder.startLog("test");
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", recorder.port())))
            .build();
  }

  /**
   * Sends a request.
   *
   * @param request path and query, without the leading slash
   * @param headers names and values in turn
   * @return the exchange as it was recorded
   */
  public Exchange send(String method, String bucket, String request, String body, String... headers)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://" + bucket + ".s3.us-east-1.amazonaws.com/" + request);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
    client.send(
        (headers.length == 0 ? builder : builder.headers(headers)).build(),
        BodyHandlers.discarding());
    List<Exchange> all = log.exchanges();
    return all.get(all.size() - 1);
  }

  /**
   * Asks KMS.
   *
   * @param host such as {@code kms.us-east-1.amazonaws.com}
   * @param request JSON, like the answer
   * @return the exchange as it was recorded
   */
  public Exchange askKms(String host, String operation, String request, String answer)
      throws IOException, InterruptedException {
    answerWithBody(answer);
    client.send(
        HttpRequest.newBuilder(URI.create("http://" + host + "/"))
            .header("X-Amz-Target", "TrentService." + operation)
            .POST(BodyPublishers.ofString(request))
            .build(),
        BodyHandlers.discarding());
    store.answers((exchange, body) -> exchange.sendResponseHeaders(200, -1));
    List<Exchange> all = log.exchanges();
    return all.get(all.size() - 1);
  }

  /** Has what is asked from now on answered with this body. */
  void answerWithBody(String text) {
    store.answers(
        (exchange, body) -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  /** Has what is asked from now on answered with these headers, names and values in turn. */
  public void answerWith(String... headers) {
    store.answers(
        (exchange, body) -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          exchange.sendResponseHeaders(200, -1);
        });
  }

  /** Sends a request to whatever host. */
  void sendTo(String uri, String... headers) throws IOException, InterruptedException {
    client.send(
        HttpRequest.newBuilder(URI.create(uri)).headers(headers).build(),
        BodyHandlers.discarding());
  }

  KnownSecrets secrets() {
    return recorder.secrets();
  }

  public List<Exchange> exchanges() {
    return log.exchanges();
  }

  @Override
  public void close() {
    recorder.close();
    store.close();
  }
}
