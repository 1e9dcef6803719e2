package org.s3aharness.wire.route;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;

/**
 * Says what a request is addressed to.
 *
 * @param scheme {@code https} inside TLS, else {@code http}
 * @param authority host and, if named, port, as the client wrote it
 * @param originForm path and query as sent, beginning with a slash
 */
public record Target(String scheme, String authority, String originForm) {

  /**
   * Returns what a request is addressed to. Inside a tunnel it is assumed to use TLS, as it nearly
   * always does.
   */
  public static Target of(HttpRequest request) {
    return of(request, "https");
  }

  /** Returns what a request is addressed to, given the scheme used inside its tunnel. */
  public static Target of(HttpRequest request, String schemeInsideTunnel) {
    String uri = request.uri();
    if (HttpMethod.CONNECT.equals(request.method())) {
      return new Target("https", uri, "/");
    }
    if (isOriginForm(request)) {
      String host = request.headers().get(HttpHeaderNames.HOST, "");
      return new Target(schemeInsideTunnel, host, slashed(uri));
    }
    int start = uri.indexOf("://") + 3;
    int end = start;
    while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    return new Target("http", uri.substring(start, end), slashed(uri.substring(end)));
  }

  /** Says whether the request line has no host, as in requests to a server and not to a proxy. */
  public static boolean isOriginForm(HttpRequest request) {
    String uri = request.uri().toLowerCase(Locale.ROOT);
    return !uri.startsWith("http://") && !uri.startsWith("https://");
  }

  public String host() {
    return HostNames.hostOf(authority);
  }

  private static String slashed(String pathAndQuery) {
    return pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery;
  }
}
