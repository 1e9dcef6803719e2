package org.s3aharness.wire.recorder;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.http.HttpHeaders;
import java.util.List;
import org.s3aharness.wire.exchange.MaskedHeaders;
import org.s3aharness.wire.exchange.Recording;
import org.s3aharness.wire.secret.KnownSecrets;
import org.s3aharness.wire.secret.SecretSighting;

/** Knows what there is to record of the head of an answer, and whether a body follows. */
final class Answers {
  private Answers() {}

  /**
   * Looks for secrets in the head of an answer, and returns its headers without them.
   *
   * @param recording takes what was seen
   */
  static HttpHeaders headers(HttpResponse answer, KnownSecrets secrets, Recording recording) {
    List<SecretSighting> seen = secrets.inHead("response", "", answer.headers());
    recording.saw(seen);
    HttpHeaders masked = MaskedHeaders.of(answer.headers());
    return seen.isEmpty() ? masked : MaskedHeaders.hiding(secrets::areIn, masked);
  }

  /** Says whether the client waits for nothing but the head. */
  static boolean hasNoBody(HttpRequest request, HttpResponse answer) {
    int status = answer.status().code();
    return HttpMethod.HEAD.equals(request.method())
        || status == HttpResponseStatus.NO_CONTENT.code()
        || status == HttpResponseStatus.NOT_MODIFIED.code()
        || "0".equals(answer.headers().get(HttpHeaderNames.CONTENT_LENGTH));
  }
}
