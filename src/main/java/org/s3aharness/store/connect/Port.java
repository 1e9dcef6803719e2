package org.s3aharness.store.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** The TCP port that a URL leads to. */
record Port(String host, int number) {
  private static final int MILLISECONDS_TO_CONNECT = 2_000;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static Port of(URI url) {
    int standard = "http".equals(url.getScheme()) ? HTTP : HTTPS;
    return new Port(url.getHost(), url.getPort() < 0 ? standard : url.getPort());
  }

  /** Says whether a connection to the port is accepted. */
  boolean isOpen() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, number), MILLISECONDS_TO_CONNECT);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
