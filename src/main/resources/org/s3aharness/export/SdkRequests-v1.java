import com.amazonaws.Request;
import com.amazonaws.handlers.RequestHandler2;
import org.apache.hadoop.conf.Configuration;

/** Tells {@link Requests} of each request that S3A's SDK sends. */
public final class SdkRequests extends RequestHandler2 {
  static void attachTo(Configuration conf) {
    conf.set("fs.s3a.audit.enabled", "true");
    conf.set("fs.s3a.audit.request.handlers", SdkRequests.class.getName());
  }

  @Override
  public void beforeRequest(Request<?> request) {
    Requests.sent(
        request.getHttpMethod().name(),
        "/" + request.getResourcePath(),
        request.getParameters().keySet(),
        request.getHeaders());
  }
}
