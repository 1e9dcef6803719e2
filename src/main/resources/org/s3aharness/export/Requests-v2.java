import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Prints and remembers the requests that S3A makes of S3, as its SDK sends them. */
public final class Requests implements ExecutionInterceptor {
  private static final List<SdkHttpRequest> SENT = new CopyOnWriteArrayList<>();

  static void attachTo(Configuration conf) {
    conf.set("fs.s3a.audit.enabled", "true");
    conf.set("fs.s3a.audit.execution.interceptors", Requests.class.getName());
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes unused) {
    SdkHttpRequest request = context.httpRequest();
    SENT.add(request);
    String headers =
        request.headers().entrySet().stream()
            .filter(header -> header.getKey().toLowerCase(Locale.ROOT).contains("encryption"))
            .map(Requests::shown)
            .collect(Collectors.joining());
    Example.say("  %s %s%s", request.method(), request.encodedPath(), headers);
  }

  private static String shown(Map.Entry<String, List<String>> header) {
    boolean isKey = header.getKey().toLowerCase(Locale.ROOT).endsWith("-key");
    return "%n      %s: %s".formatted(header.getKey(), isKey ? "(a key)" : header.getValue().get(0));
  }

  /** Returns a header of the last request of a kind. */
  static Optional<String> last(String kind, String header) {
    Optional<String> value = Optional.empty();
    for (SdkHttpRequest request : SENT) {
      if (kindOf(request).equals(kind)) {
        value = request.firstMatchingHeader(header);
      }
    }
    return value;
  }

  private static String kindOf(SdkHttpRequest request) {
    Map<String, List<String>> query = request.rawQueryParameters();
    boolean copies = request.firstMatchingHeader("x-amz-copy-source").isPresent();
    boolean ofUpload = query.containsKey("uploadId");
    switch (request.method()) {
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
