package org.s3aharness.wire.recorder;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.littleshoot.proxy.ChainedProxyAdapter;
import org.s3aharness.wire.route.HostNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Represents the store to LittleProxy as a "chained proxy", which is the only way to connect
 * elsewhere than where a request says. It uses plain HTTP or TLS as the store requires, whatever
 * the client uses.
 */
final class Upstream extends ChainedProxyAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);

  private final URI uri;
  private final InetSocketAddress address;
  private final Optional<InetSocketAddress> entrance;

  /**
   * Represents the store at a URI.
   *
   * @param entrance where to connect instead, if the store is reached through a proxy
   */
  Upstream(URI uri, Optional<InetSocketAddress> entrance) {
    this.uri = uri;
    String host = HostNames.hostOf(uri.getHost());
    int port = HostNames.portOf(uri);
    // Behind a proxy, names need not resolve here.
    this.address =
        entrance.isPresent()
            ? InetSocketAddress.createUnresolved(host, port)
            : new InetSocketAddress(host, port);
    this.entrance = entrance;
  }

  @Override
  public InetSocketAddress getChainedProxyAddress() {
    return entrance.orElse(address);
  }

  @Override
  public boolean requiresEncryption() {
    return HostNames.isHttps(uri);
  }

  @Override
  public SSLEngine newSslEngine() {
    return UpstreamTls.engineFor(address);
  }

  @Override
  public void connectionFailed(Throwable cause) {
    LOG.warn(
        "Cannot connect to the store at {} ({}): the client gets status 502. Is the store running?",
        uri,
        String.valueOf(cause));
  }
}
