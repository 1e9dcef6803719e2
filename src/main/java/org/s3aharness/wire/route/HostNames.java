package org.s3aharness.wire.route;

import io.netty.util.NetUtil;
import java.net.URI;
import java.util.Locale;

/** Parses host names in URLs, CONNECT requests and Host headers. */
public final class HostNames {
  private HostNames() {}

  /** Returns the host of an authority in lower case, without port, brackets or final dot. */
  public static String hostOf(String authority) {
    String host = authority.toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      return host.substring(1, Math.max(1, host.indexOf(']')));
    }
    int colon = host.indexOf(':');
    // More than one colon: a bare IPv6 address.
    if (colon >= 0 && colon == host.lastIndexOf(':')) {
      host = host.substring(0, colon);
    }
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  public static boolean isAddress(String host) {
    return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
  }

  /** Returns the port to connect to, 80 or 443 where {@code uri} names none. */
  public static int portOf(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return isHttps(uri) ? 443 : 80;
  }

  public static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}
