import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Tells {@link Requests} of each request that S3A's SDK sends. */
public final class SdkRequests implements ExecutionInterceptor {
  static void attachTo(Configuration conf) {
    conf.set("fs.s3a.audit.enabled", "true");
    conf.set("fs.s3a.audit.execution.interceptors", SdkRequests.class.getName());
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes unused) {
    SdkHttpRequest request = context.httpRequest();
    Requests.sent(
        request.method().name(),
        request.encodedPath(),
        request.rawQueryParameters().keySet(),
        request.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().get(0))));
  }
}
