package org.s3aharness.wire.recorder;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * TLS towards stores. A store on this machine may have any certificate (they sign their own); every
 * other must have one that the JVM, or the configured CA file, vouches for.
 */
final class UpstreamTls {
  private final SSLContext anyCertificate;
  private final SSLContext verified;

  UpstreamTls(Optional<Path> caFile) throws IOException {
    try {
      anyCertificate = context(InsecureTrustManagerFactory.INSTANCE.getTrustManagers());
      verified = context(caFile.isPresent() ? trusting(caFile.get()) : null);
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "Cannot set up TLS towards the store"
              + caFile.map(file -> ": is " + file + " a PEM file of certificates?").orElse(""),
          e);
    }
  }

  SSLEngine engineFor(InetAddress address, String host, int port) {
    boolean local = address != null && address.isLoopbackAddress();
    SSLEngine engine = (local ? anyCertificate : verified).createSSLEngine(host, port);
    engine.setUseClientMode(true);
    if (!local) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
    }
    return engine;
  }

  private static SSLContext context(TrustManager[] trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust, null);
    return context;
  }

  /** The JVM's own authorities and those in {@code caFile}, in one store. */
  private static TrustManager[] trusting(Path caFile) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (TrustManager manager : trustManagers(null)) {
      if (manager instanceof X509TrustManager x509) {
        addAll(store, "jvm-", List.of(x509.getAcceptedIssuers()));
      }
    }
    try (InputStream in = Files.newInputStream(caFile)) {
      addAll(store, "file-", CertificateFactory.getInstance("X.509").generateCertificates(in));
    }
    return trustManagers(store);
  }

  private static void addAll(
      KeyStore store, String prefix, Iterable<? extends Certificate> certificates)
      throws GeneralSecurityException {
    int count = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry(prefix + count++, certificate);
    }
  }

  private static TrustManager[] trustManagers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
