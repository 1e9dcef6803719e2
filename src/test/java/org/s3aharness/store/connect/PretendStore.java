package org.s3aharness.store.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.store.StoreCredentials;

/**
 * An HTTP server that answers as much like S3 and KMS as unit tests need: buckets, their tags, and
 * for each object the encryption headers that it was written with. Any request can be given an
 * answer of its own.
 */
public final class PretendStore implements AutoCloseable {
  /** Holds a status and a body. */
  public record Answer(int status, String body) {
    public static Answer error(int status, String code) {
      return new Answer(status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
    }
  }

  private static final String SSE = "x-amz-server-side-encryption";
  private static final List<String> ENCRYPTION =
      List.of(SSE, SSE + "-customer-algorithm", SSE + "-customer-key-MD5");

  private final FakeHttpServer server = FakeHttpServer.http();
  private final Map<String, Answer> instead = new ConcurrentHashMap<>();
  private final Map<String, List<String>> objects = new ConcurrentHashMap<>();
  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final List<String> buckets = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private volatile boolean forgetsEncryption;

  public PretendStore() throws IOException {
    server.answers((exchange, body) -> handle(exchange, new String(body, UTF_8)));
  }

  URI uri() {
    return server.uri();
  }

  public EndpointStore connected() {
    return EndpointStore.of(EndpointOptions.of(uri(), StoreCredentials.of("a", "s")));
  }

  /**
   * Gives requests an answer of its own.
   *
   * @param request how their method and URI begin, such as {@code PUT /b?tagging}, or the operation
   *     of KMS
   */
  public PretendStore answering(String request, Answer answer) {
    instead.put(request, answer);
    return this;
  }

  /** Says of no object that it is encrypted. */
  PretendStore forgettingEncryption() {
    forgetsEncryption = true;
    return this;
  }

  public PretendStore holding(String bucket, String tagged) {
    buckets.add(bucket);
    if (!tagged.isEmpty()) {
      tags.put(bucket, tagged);
    }
    return this;
  }

  public List<String> buckets() {
    return buckets;
  }

  /** Returns the tag of a bucket, as {@code key=value}. */
  String tagOf(String bucket) {
    return tags.get(bucket);
  }

  /** Returns method and URI of every request, in order. */
  public List<String> asked() {
    return asked;
  }

  /** Returns the body of the last such request, named as in {@link #asked}. */
  public String bodyOf(String request) {
    return bodies.getOrDefault(request, "");
  }

  private void handle(HttpExchange exchange, String body) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String request =
        target == null
            ? exchange.getRequestMethod() + " " + exchange.getRequestURI()
            : target.substring(target.indexOf('.') + 1);
    asked.add(request);
    bodies.put(request, body);
    Answer answer =
        instead.entrySet().stream()
            .filter(entry -> request.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> answer(exchange, request, body));
    byte[] bytes = answer.body().getBytes(UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head || bytes.length == 0 ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(HttpExchange exchange, String request, String body) {
    String[] path = exchange.getRequestURI().getPath().split("/");
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    if (!request.contains(" ")) {
      return kms(request);
    }
    if (path.length < 2) {
      return request.startsWith("POST")
          ? Answer.error(400, "NotImplemented")
          : request.contains("_localstack") ? Answer.error(404, "NoSuchKey") : list();
    }
    if (path.length > 2) {
      return object(exchange, path[1] + "/" + path[2]);
    }
    return bucket(exchange.getRequestMethod(), path[1], query, body);
  }

  private Answer kms(String operation) {
    return switch (operation) {
      case "CreateKey" -> new Answer(200, "{\"KeyMetadata\":" + metadata() + "}");
      case "DescribeKey" -> new Answer(200, "{\"KeyMetadata\":" + metadata() + "}");
      case "ListAliases" -> new Answer(200, "{\"Aliases\":[],\"Truncated\":false}");
      case "ListKeys" -> new Answer(200, "{\"Keys\":[],\"Truncated\":false}");
      default -> new Answer(200, "{}");
    };
  }

  private static String metadata() {
    return "{\"KeyId\":\"12345678-0\",\"Arn\":\"arn:aws:kms:us-east-1:1:key/12345678-0\",\"KeyState\":\"Enabled\"}";
  }

  private Answer list() {
    List<String> listed = new ArrayList<>();
    buckets.forEach(name -> listed.add("<Bucket><Name>" + name + "</Name></Bucket>"));
    return new Answer(
        200,
        "<ListAllMyBucketsResult><Buckets>"
            + String.join("", listed)
            + "</Buckets></ListAllMyBucketsResult>");
  }

  private Answer object(HttpExchange exchange, String name) {
    if (exchange.getRequestMethod().equals("PUT")) {
      List<String> headers = new ArrayList<>();
      for (String header : ENCRYPTION) {
        headers.add(exchange.getRequestHeaders().getFirst(header));
      }
      objects.put(name, headers);
      return new Answer(200, "");
    }
    List<String> headers = objects.get(name);
    if (headers == null) {
      return Answer.error(404, "NoSuchKey");
    }
    for (int i = 0; i < ENCRYPTION.size() && !forgetsEncryption; i++) {
      if (headers.get(i) != null) {
        exchange.getResponseHeaders().set(ENCRYPTION.get(i), headers.get(i));
      }
    }
    return new Answer(200, "");
  }

  private Answer bucket(String method, String bucket, String query, String body) {
    if (query.startsWith("tagging")) {
      if (method.equals("PUT")) {
        tags.put(bucket, element(body, "Key") + "=" + element(body, "Value"));
        return new Answer(204, "");
      }
      String[] tag = tags.getOrDefault(bucket, "").split("=");
      return tag.length < 2
          ? Answer.error(404, "NoSuchTagSet")
          : new Answer(
              200,
              "<Tagging><TagSet><Tag><Key>%s</Key><Value>%s</Value></Tag></TagSet></Tagging>"
                  .formatted(tag[0], tag[1]));
    }
    if (query.startsWith("versioning") && method.equals("GET")) {
      return new Answer(
          200, "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
    }
    if (query.equals("null") && method.equals("PUT")) {
      buckets.add(bucket);
    }
    if (query.equals("null") && method.equals("DELETE")) {
      buckets.remove(bucket);
      return new Answer(204, "");
    }
    return new Answer(
        200,
        query.startsWith("uploads")
            ? "<ListMultipartUploadsResult/>"
            : query.startsWith("versions") ? "<ListVersionsResult/>" : "");
  }

  private static String element(String xml, String name) {
    return xml.replaceAll("(?s).*<" + name + ">(.*?)</" + name + ">.*", "$1");
  }

  @Override
  public void close() {
    server.close();
  }
}
