package org.s3aharness.wire.recorder;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Provides TLS towards stores. A store on this machine may have any certificate, since it signs its
 * own; every other store must have one that the JVM trusts. One context serves all recorders, so
 * that a session with a store is resumed whichever connection began it.
 */
final class UpstreamTls {
  private UpstreamTls() {}

  /** Returns a TLS engine for a connection to this address. */
  static SSLEngine engineFor(InetSocketAddress store) {
    boolean local = store.getAddress() != null && store.getAddress().isLoopbackAddress();
    SSLContext context = local ? AnyCertificate.CONTEXT : Verified.CONTEXT;
    SSLEngine engine = context.createSSLEngine(store.getHostString(), store.getPort());
    engine.setUseClientMode(true);
    if (!local) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
    }
    return engine;
  }

  /** Is created when the first store on this machine is contacted over TLS. */
  private static final class AnyCertificate {
    private static final SSLContext CONTEXT = create();

    private static SSLContext create() {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        return context;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has TLS", e);
      }
    }
  }

  /** Is created when the first store elsewhere is contacted. */
  private static final class Verified {
    private static final SSLContext CONTEXT = create();

    private static SSLContext create() {
      try {
        return SSLContext.getDefault();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(
            "The JVM's own trusted certificates cannot be read: check javax.net.ssl.trustStore.",
            e);
      }
    }
  }
}
