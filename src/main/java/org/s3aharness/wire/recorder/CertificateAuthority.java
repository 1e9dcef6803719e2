package org.s3aharness.wire.recorder;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.s3aharness.wire.route.HostNames;

/**
 * A certificate authority made for one run. It signs for every host that the recorder stands in
 * for. Its private key never leaves this JVM's memory. It is thread-safe.
 *
 * <p>Keys are EC P-256: they are created, and sign, in well under a millisecond, and Java 8
 * understands them.
 */
public final class CertificateAuthority {
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);
  private static final Duration VALIDITY = Duration.ofDays(30);

  private final X509Bundle root;
  private final CertificateBuilder template;
  private final ConcurrentMap<String, SSLContext> contexts = new ConcurrentHashMap<>();

  private CertificateAuthority(X509Bundle root, CertificateBuilder template) {
    this.root = root;
    this.template = template;
  }

  /**
   * Creates an authority that is valid for 30 days.
   *
   * @throws IllegalStateException when this JVM cannot make EC certificates
   */
  public static CertificateAuthority create() {
    Instant now = Instant.now();
    CertificateBuilder template =
        new CertificateBuilder()
            .ecp256()
            .notBefore(now.minus(CLOCK_SKEW))
            .notAfter(now.plus(VALIDITY));
    try {
      X509Bundle root =
          template
              .copy()
              .subject("CN=s3a-encryption-harness recorder, OU=made for one run")
              .setIsCertificateAuthority(true)
              .setKeyUsage(true, KeyUsage.keyCertSign, KeyUsage.cRLSign)
              .buildSelfSigned();
      return new CertificateAuthority(root, template);
    } catch (Exception e) { // what CertificateBuilder declares
      throw new IllegalStateException(
          "Cannot make the recorder's certificate authority: run on a JVM with EC support", e);
    }
  }

  /**
   * Writes a trust store that holds only this authority's certificate, so that a client with it
   * trusts no real server. Its format is JKS, which every Java from 8 on reads without being told
   * the type.
   *
   * @param file is overwritten
   * @param password protects the file's integrity; at least 6 characters, as Java's keytool
   *     requires
   * @throws IOException when the file cannot be written
   */
  public void writeTrustStore(Path file, char[] password) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, password);
      store.setCertificateEntry("recorder", root.getCertificate());
      store.store(out, password);
    } catch (GeneralSecurityException e) {
      throw new IOException("Cannot write the trust store " + file, e);
    }
  }

  /** Returns the authority's own certificate in PEM, for clients that are not Java. */
  public String pem() {
    return root.getCertificatePEM();
  }

  /**
   * Returns a TLS engine that passes for {@code host} in server mode. Hosts of one parent domain
   * share a certificate (for the parent and everything directly beneath it), so that not every
   * bucket needs a new one; addresses and names of one or two labels have their own.
   */
  SSLEngine engineFor(String host) {
    SSLEngine engine =
        contexts.computeIfAbsent(subjectFor(host), this::contextFor).createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setCipherSuites(shortestKeyFirst(parameters.getCipherSuites()));
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** Prefers AES with 128 bits, which is enough on the loopback interface, and faster. */
  private static String[] shortestKeyFirst(String[] suites) {
    return Stream.of(suites)
        .sorted(Comparator.comparing(suite -> !suite.contains("AES_128_GCM")))
        .toArray(String[]::new);
  }

  /** Returns {@code host} itself, or the wildcard that covers it. */
  static String subjectFor(String host) {
    String parent = host.substring(host.indexOf('.') + 1);
    boolean wildcard = !HostNames.isAddress(host) && parent.contains(".") && host.contains(".");
    return wildcard ? "*." + parent : host;
  }

  private SSLContext contextFor(String subject) {
    try {
      X509Bundle certificate =
          template
              .copy()
              .subject("CN=recorder")
              .addExtendedKeyUsageServerAuth()
              .setKeyUsage(true, KeyUsage.digitalSignature)
              // Not addSanDnsName, which takes no wildcard.
              .addExtensionOctetString(
                  Extension.subjectAlternativeName.getId(), false, namesOf(subject).getEncoded())
              .buildIssuedBy(root);
      SSLContext context = SSLContext.getInstance("TLS");
      // With null in place of no trust managers, all of the JDK's authorities would be read.
      context.init(keyManagers(certificate), new TrustManager[0], null);
      return context;
    } catch (Exception e) { // what CertificateBuilder declares
      throw new IllegalStateException("Cannot make a certificate for " + subject, e);
    }
  }

  /**
   * Returns a manager for the key. X509Bundle's own makes a PKCS #12 store, which derives a key in
   * ten thousand rounds, twice.
   */
  private static KeyManager[] keyManagers(X509Bundle certificate)
      throws GeneralSecurityException, IOException {
    char[] password = "in memory".toCharArray();
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, password);
    store.setKeyEntry(
        "recorder",
        certificate.getKeyPair().getPrivate(),
        password,
        certificate.getCertificatePath());
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static GeneralNames namesOf(String subject) {
    if (HostNames.isAddress(subject)) {
      return new GeneralNames(new GeneralName(GeneralName.iPAddress, subject));
    }
    GeneralName name = new GeneralName(GeneralName.dNSName, subject);
    return subject.startsWith("*.")
        ? new GeneralNames(
            new GeneralName[] {name, new GeneralName(GeneralName.dNSName, subject.substring(2))})
        : new GeneralNames(name);
  }
}
