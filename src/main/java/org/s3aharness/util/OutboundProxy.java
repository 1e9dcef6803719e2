package org.s3aharness.util;

import java.net.URI;
import java.util.Optional;

/**
 * A proxy that stands between this machine and a store.
 *
 * @param user the name to log in with; empty if the proxy asks for none
 * @param password belongs to the name; it is in no output
 */
public record OutboundProxy(String host, int port, Optional<String> user, String password) {
  private static final int DEFAULT_PORT = 80;

  /**
   * Reads a proxy's address, such as {@code http://user:password@proxy.example.net:3128}.
   *
   * @throws IllegalArgumentException if it is no address of an HTTP proxy; the message does not
   *     quote it
   */
  static OutboundProxy of(String address) {
    URI uri = parsed(address.contains("://") ? address : "http://" + address);
    if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("is not an address like http://proxy.example.net:3128");
    }
    String[] login = uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
    return new OutboundProxy(
        uri.getHost(),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        login.length > 0 ? Optional.of(login[0]) : Optional.empty(),
        login.length > 1 ? login[1] : "");
  }

  private static URI parsed(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      // Not with its cause, which quotes the password.
      throw new IllegalArgumentException("is not an address like http://proxy.example.net:3128");
    }
  }

  /** Returns host and port, without the login. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
