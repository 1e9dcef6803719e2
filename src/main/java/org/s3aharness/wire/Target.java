package org.s3aharness.wire;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;

/**
 * What a request is addressed to.
 *
 * @param scheme {@code https} where the client speaks TLS, else {@code http}
 * @param authority host and, if named, port, as the client wrote it
 * @param originForm path and query as sent, beginning with a slash
 */
record Target(String scheme, String authority, String originForm) {

  static Target of(HttpRequest request) {
    String uri = request.uri();
    if (HttpMethod.CONNECT.equals(request.method())) {
      return new Target("https", uri, "/");
    }
    if (isOriginForm(request)) {
      return new Target("https", request.headers().get(HttpHeaderNames.HOST, ""), slashed(uri));
    }
    int start = uri.indexOf("://") + 3;
    int end = start;
    while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    return new Target("http", uri.substring(start, end), slashed(uri.substring(end)));
  }

  /** The same in the clear. */
  Target inTheClear() {
    return new Target("http", authority, originForm);
  }

  /** Whether the request line has no host, as requests to a server rather than a proxy do. */
  static boolean isOriginForm(HttpRequest request) {
    String uri = request.uri().toLowerCase(Locale.ROOT);
    return !uri.startsWith("http://") && !uri.startsWith("https://");
  }

  String host() {
    return HostNames.hostOf(authority);
  }

  private static String slashed(String pathAndQuery) {
    return pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery;
  }
}
