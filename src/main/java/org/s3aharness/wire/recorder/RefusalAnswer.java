package org.s3aharness.wire.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that the recorder does not forward. */
final class RefusalAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalAnswer.class);

  private RefusalAnswer() {}

  /**
   * Returns the answer to a refused request, and logs it.
   *
   * @param authority the host that the request was for
   * @param reason says, for a person, why it is refused
   */
  static HttpResponse of(
      HttpRequest request, String authority, HttpResponseStatus status, String reason) {
    LOG.warn("Refused {} {}: {}", request.method(), authority, reason);
    String text = "Refused by the s3a-encryption-harness recorder: " + reason + "\n";
    HttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            status,
            HttpMethod.HEAD.equals(request.method())
                ? Unpooled.EMPTY_BUFFER
                : Unpooled.copiedBuffer(text, UTF_8));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    HttpUtil.setContentLength(response, text.length());
    // A body may follow or, with "Expect: 100-continue", may not: nobody knows where the next
    // request would begin.
    response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return response;
  }
}
