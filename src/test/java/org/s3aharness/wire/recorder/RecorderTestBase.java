package org.s3aharness.wire.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.route.RoutingTable;

/** A store, a recorder that routes the AWS names to it, and a client that uses the recorder. */
public abstract class RecorderTestBase {
  public static final String BUCKET_URL = "https://bucket.s3.us-east-1.amazonaws.com/";
  public static final String MARKER = "S3A-HARNESS-PLAIN-TX";
  static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir public Path directory;
  public FakeHttpServer store;
  CertificateAuthority authority;
  Recorder recorder;
  public WireLog log;
  HttpClient client;

  @BeforeEach
  void startAll() throws Exception {
    authority = CertificateAuthority.create();
    useStore(FakeHttpServer.http());
    client = clientThrough(recorder);
  }

  @AfterEach
  void stopAll() {
    recorder.close();
    store.close();
  }

  final void useStore(FakeHttpServer other) throws IOException {
    if (recorder != null) {
      stopAll();
    }
    store = other;
    recorder =
        Recorder.start(
            authority,
            RoutingTable.aws("us-east-1", store.uri(), store.uri(), store.uri()),
            RecorderOptions.defaults().withMarker(MARKER.getBytes(UTF_8)));
    log = recorder.startLog("test");
  }

  final HttpClient clientThrough(Recorder proxy) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())))
        .sslContext(trustingTheAuthority())
        .connectTimeout(LIMIT)
        .build();
  }

  final SSLContext trustingTheAuthority() throws Exception {
    return trusting(authority, directory.resolve("trust.jks"));
  }

  /**
   * Returns the TLS of a client that trusts an authority alone.
   *
   * @param file receives its trust store
   */
  public static SSLContext trusting(CertificateAuthority authority, Path file) throws Exception {
    authority.writeTrustStore(file, "changeit".toCharArray());
    KeyStore trust = KeyStore.getInstance("JKS");
    try (InputStream in = Files.newInputStream(file)) {
      trust.load(in, "changeit".toCharArray());
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  public static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
  }

  public final HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  public final HttpResponse<String> get(String url) throws Exception {
    return send(request(url));
  }

  public final HttpResponse<String> put(String url, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request = request(url).PUT(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Says whether the whole response has passed to the client. */
  public static boolean isComplete(Exchange exchange) {
    return !exchange.isInFlight() && exchange.failure().isEmpty();
  }

  /** Waits until no exchange of a log is in flight. */
  static void awaitQuiet(WireLog log) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    synchronized (log) {
      while (log.exchanges().stream().anyMatch(Exchange::isInFlight)) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("still in flight after " + LIMIT + ": " + log);
        }
        TimeUnit.NANOSECONDS.timedWait(log, left);
      }
    }
  }

  /** Sends a text as it is, and returns everything that comes back. */
  final String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", recorder.port())) {
      socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  public final Exchange onlyExchange() {
    if (log.exchanges().size() != 1) {
      throw new AssertionError(log.toString());
    }
    return log.exchanges().get(0);
  }
}
