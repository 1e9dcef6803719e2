import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Prints and remembers the requests that S3A makes of S3; {@link SdkRequests} passes them on. */
final class Requests {
  private static final List<Sent> SENT = new CopyOnWriteArrayList<>();

  private record Sent(String kind, Map<String, String> headers) {}

  private Requests() {}

  /** Takes a request as the SDK sends it, with the names in its query. */
  static void sent(String method, String path, Set<String> query, Map<String, String> headers) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    SENT.add(new Sent(kind(method, query, byName.containsKey("x-amz-copy-source")), byName));
    String shown =
        byName.entrySet().stream()
            .filter(header -> header.getKey().toLowerCase(Locale.ROOT).contains("encryption"))
            .map(Requests::shown)
            .collect(Collectors.joining());
    Example.say("  %s %s%s", method, path, shown);
  }

  private static String shown(Map.Entry<String, String> header) {
    boolean isKey = header.getKey().toLowerCase(Locale.ROOT).endsWith("-key");
    return "%n      %s: %s".formatted(header.getKey(), isKey ? "(a key)" : header.getValue());
  }

  /** Returns a header of the last request of a kind. */
  static Optional<String> last(String kind, String header) {
    Optional<String> value = Optional.empty();
    for (Sent request : SENT) {
      if (request.kind().equals(kind)) {
        value = Optional.ofNullable(request.headers().get(header));
      }
    }
    return value;
  }

  private static String kind(String method, Set<String> query, boolean copies) {
    boolean ofUpload = query.contains("uploadId");
    return switch (method) {
      case "PUT" ->
          ofUpload
              ? copies ? "UPLOAD_PART_COPY" : "UPLOAD_PART"
              : copies ? "COPY_OBJECT" : "PUT_OBJECT";
      case "POST" ->
          query.contains("uploads")
              ? "CREATE_MULTIPART_UPLOAD"
              : ofUpload ? "COMPLETE_MULTIPART_UPLOAD" : "OTHER";
      case "GET" -> query.isEmpty() ? "GET_OBJECT" : "OTHER";
      case "HEAD" -> "HEAD_OBJECT";
      default -> "OTHER";
    };
  }
}
