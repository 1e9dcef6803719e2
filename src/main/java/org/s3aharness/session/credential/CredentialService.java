package org.s3aharness.session.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.s3aharness.store.StoreCredentials;

/**
 * Answers on the loopback interface as an EC2 instance's metadata service does (version 2 only:
 * Amazon EC2 User Guide, "Use the Instance Metadata Service to access instance metadata") and as
 * the endpoint from which a container gets its credentials (AWS SDKs and Tools Reference Guide,
 * "Container credential provider").
 *
 * <p>Both are below a path that nobody can guess, so that no other user of the machine can ask for
 * the credentials.
 */
final class CredentialService implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration VALID = Duration.ofHours(12);
  private static final String ROLE = "s3a-qualify";
  private static final String META_DATA = "/latest/meta-data/iam/security-credentials/";
  private static final String SESSION_TTL = "X-aws-ec2-metadata-token-ttl-seconds";
  private static final int SECRET_BYTES = 24;

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final StoreCredentials instance;
  private final StoreCredentials container;
  private final String region;
  private final String secretPath = "/" + TemporaryCredentials.text(SECRET_BYTES);
  private final String metadataSession = TemporaryCredentials.text(SECRET_BYTES);
  private final SsoPortal portal = new SsoPortal();
  private final String containerToken = TemporaryCredentials.text(SECRET_BYTES);
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "credential service");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpServer server;

  private CredentialService(
      HttpServer server, StoreCredentials instance, StoreCredentials container, String region) {
    this.server = server;
    this.instance = instance;
    this.container = container;
    this.region = region;
  }

  /**
   * Starts a service on a free port.
   *
   * @param instance the credentials of an instance's role
   * @param container the credentials of a container's role
   * @throws IOException if it cannot listen
   */
  static CredentialService start(
      StoreCredentials instance, StoreCredentials container, String region) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CredentialService service = new CredentialService(server, instance, container, region);
    server.createContext(service.secretPath, service::answer);
    server.createContext(SsoPortal.PATH, service.portal);
    server.setExecutor(service.threads);
    server.start();
    return service;
  }

  /** Returns the address of the metadata service in the form that clients expect. */
  URI metadataEndpoint() {
    return URI.create(portalEndpoint() + secretPath);
  }

  /** Returns the address at which a container gets its credentials. */
  URI containerEndpoint() {
    return URI.create(metadataEndpoint() + "/container");
  }

  /** Returns the token that a container must send to get its credentials. */
  String containerToken() {
    return containerToken;
  }

  /** Returns the portal for single sign-on, which answers at {@link #portalEndpoint()}. */
  SsoPortal portal() {
    return portal;
  }

  /** Returns scheme, host and port of the portal. */
  URI portalEndpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(secretPath.length());
      if (path.equals("/container")) {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        boolean known = containerToken.equals(token);
        send(exchange, known ? OK : UNAUTHORIZED, known ? json(ofContainer()) : "");
      } else if (path.equals("/latest/api/token")) {
        issueSession(exchange);
      } else if (!metadataSession.equals(
          exchange.getRequestHeaders().getFirst("X-aws-ec2-metadata-token"))) {
        send(exchange, UNAUTHORIZED, "");
      } else {
        Optional<String> found = metadata(path);
        send(exchange, found.isPresent() ? OK : NOT_FOUND, found.orElse(""));
      }
    }
  }

  private void issueSession(HttpExchange exchange) throws IOException {
    String seconds = exchange.getRequestHeaders().getFirst(SESSION_TTL);
    exchange.getResponseHeaders().set(SESSION_TTL, seconds == null ? "21600" : seconds);
    boolean asked = exchange.getRequestMethod().equals("PUT");
    send(exchange, asked ? OK : NOT_FOUND, asked ? metadataSession : "");
  }

  private Optional<String> metadata(String path) {
    return switch (path) {
      case META_DATA -> Optional.of(ROLE);
      case META_DATA + ROLE -> Optional.of(json(ofInstance()));
      case "/latest/meta-data/placement/region" -> Optional.of(region);
      case "/latest/dynamic/instance-identity/document" ->
          Optional.of(json(Map.of("region", region)));
      default -> Optional.empty();
    };
  }

  private Map<String, String> ofInstance() {
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("Code", "Success");
    answer.put("LastUpdated", now().toString());
    answer.put("Type", "AWS-HMAC");
    answer.putAll(fields(instance));
    return answer;
  }

  private Map<String, String> ofContainer() {
    return fields(container);
  }

  private static Map<String, String> fields(StoreCredentials credentials) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AccessKeyId", credentials.accessKey());
    fields.put("SecretAccessKey", credentials.secretKey());
    credentials.sessionToken().ifPresent(token -> fields.put("Token", token));
    fields.put("Expiration", now().plus(VALID).toString());
    return fields;
  }

  /**
   * Returns what a process prints that gives credentials (AWS SDKs and Tools Reference Guide,
   * "Process credential provider").
   */
  static String ofProcess(StoreCredentials credentials) {
    Map<String, Object> answer = new LinkedHashMap<>(fields(credentials));
    answer.put("Version", 1);
    answer.put("SessionToken", answer.remove("Token"));
    return json(answer);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  static String json(Map<String, ?> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // texts and numbers have a JSON form
    }
  }

  static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
