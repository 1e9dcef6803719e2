import com.amazonaws.Request;
import com.amazonaws.handlers.RequestHandler2;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** Prints and remembers the requests that S3A makes of S3, as its SDK sends them. */
public final class Requests extends RequestHandler2 {
  private static final List<Request<?>> SENT = new CopyOnWriteArrayList<>();

  static void attachTo(Configuration conf) {
    conf.set("fs.s3a.audit.enabled", "true");
    conf.set("fs.s3a.audit.request.handlers", Requests.class.getName());
  }

  @Override
  public void beforeRequest(Request<?> request) {
    SENT.add(request);
    String headers =
        request.getHeaders().entrySet().stream()
            .filter(header -> header.getKey().toLowerCase(Locale.ROOT).contains("encryption"))
            .map(Requests::shown)
            .collect(Collectors.joining());
    Example.say("  %s /%s%s", request.getHttpMethod(), request.getResourcePath(), headers);
  }

  private static String shown(Map.Entry<String, String> header) {
    boolean isKey = header.getKey().toLowerCase(Locale.ROOT).endsWith("-key");
    return "%n      %s: %s".formatted(header.getKey(), isKey ? "(a key)" : header.getValue());
  }

  /** Returns a header of the last request of a kind. */
  static Optional<String> last(String kind, String header) {
    Optional<String> value = Optional.empty();
    for (Request<?> request : SENT) {
      if (kindOf(request).equals(kind)) {
        value = header(request, header);
      }
    }
    return value;
  }

  private static Optional<String> header(Request<?> request, String name) {
    return request.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String kindOf(Request<?> request) {
    Map<String, List<String>> query = request.getParameters();
    boolean copies = header(request, "x-amz-copy-source").isPresent();
    boolean ofUpload = query.containsKey("uploadId");
    switch (request.getHttpMethod()) {
      case PUT:
        return ofUpload
            ? copies ? "UPLOAD_PART_COPY" : "UPLOAD_PART"
            : copies ? "COPY_OBJECT" : "PUT_OBJECT";
      case POST:
        return query.containsKey("uploads")
            ? "CREATE_MULTIPART_UPLOAD"
            : ofUpload ? "COMPLETE_MULTIPART_UPLOAD" : "OTHER";
      case GET:
        return query.isEmpty() ? "GET_OBJECT" : "OTHER";
      case HEAD:
        return "HEAD_OBJECT";
      default:
        return "OTHER";
    }
  }
}
