package org.s3aharness.watch.jvm;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.s3aharness.util.ProxyVariables;

/**
 * Tells programs without a JVM, such as the AWS CLI and Python with boto3, about the recorder: by
 * the variables for proxies and for trusted certificates.
 */
public final class OtherPrograms {
  /**
   * The variables that name a file of trusted certificates: for AWS's SDKs, for Python's requests,
   * for curl, and for OpenSSL and Go.
   */
  private static final List<String> BUNDLES =
      List.of("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE");

  /** Where Debian and Red Hat keep the certificates that a machine trusts. */
  private static final List<Path> OF_THE_MACHINE =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"));

  /** Names for which an entry of no_proxy is dropped, because it would bypass the recorder. */
  private static final List<String> SAMPLES =
      List.of(
          "s3.%s.amazonaws.com",
          "s3.amazonaws.com",
          "bucket.s3.%s.amazonaws.com",
          "bucket.s3.amazonaws.com",
          "kms.%s.amazonaws.com",
          "sts.%s.amazonaws.com",
          "sts.amazonaws.com");

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1");

  private final int recorderPort;
  private final Path bundle;
  private final String region;
  private final List<String> storeHosts;

  /**
   * Prepares the variables.
   *
   * @param recorderPort the port on 127.0.0.1 of a recorder that lets other hosts pass
   * @param bundle is written by {@link #write}
   * @param region the store's region
   * @param foreignStore the address of a store that was not started for the job, by which the job
   *     may name it
   */
  public OtherPrograms(int recorderPort, Path bundle, String region, Optional<URI> foreignStore) {
    this.recorderPort = recorderPort;
    this.bundle = bundle;
    this.region = region;
    this.storeHosts =
        foreignStore
            .map(URI::getHost)
            .map(host -> LOOPBACK.contains(host) ? LOOPBACK : List.of(host, "bucket." + host))
            .orElse(List.of());
  }

  /**
   * Writes the file of trusted certificates: those of this JVM, of the machine, and those that the
   * job was told to trust.
   *
   * @param certificate the recorder's certificate, in PEM
   * @param inherited the environment of the job, if it were not watched
   */
  public void write(String certificate, Map<String, String> inherited) throws IOException {
    StringBuilder all = new StringBuilder(certificate);
    List<Path> theirs =
        Stream.concat(
                BUNDLES.stream()
                    .map(name -> inherited.getOrDefault(name, ""))
                    .filter(file -> !file.isBlank())
                    .map(Path::of),
                OF_THE_MACHINE.stream())
            .distinct()
            .filter(Files::isRegularFile)
            .toList();
    for (Path file : theirs) {
      all.append('\n').append(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    if (theirs.isEmpty()) {
      all.append('\n').append(trustedByThisJvm());
    }
    Files.writeString(bundle, all, StandardCharsets.ISO_8859_1);
  }

  private static String trustedByThisJvm() throws IOException {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      StringBuilder pem = new StringBuilder();
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          for (X509Certificate trusted : x509.getAcceptedIssuers()) {
            pem.append(pem(trusted));
          }
        }
      }
      return pem.toString();
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificates that this JVM trusts cannot be read: " + e, e);
    }
  }

  private static String pem(X509Certificate certificate) throws CertificateEncodingException {
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()));
  }

  /**
   * Returns the variables.
   *
   * @param inherited the environment of the job, if it were not watched
   */
  public Map<String, String> variables(Map<String, String> inherited) {
    Map<String, String> variables = new TreeMap<>();
    String proxy = "http://127.0.0.1:" + recorderPort;
    for (String name : List.of("http_proxy", "https_proxy")) {
      variables.put(name, proxy);
      variables.put(name.toUpperCase(Locale.ROOT), proxy);
    }
    String exceptions =
        Stream.concat(ProxyVariables.of(inherited).exceptions().stream(), LOOPBACK.stream())
            .distinct()
            .filter(entry -> !bypasses(entry))
            .collect(Collectors.joining(","));
    variables.put(ProxyVariables.EXCEPTIONS, exceptions);
    variables.put(ProxyVariables.EXCEPTIONS.toUpperCase(Locale.ROOT), exceptions);
    BUNDLES.forEach(name -> variables.put(name, bundle.toString()));
    return variables;
  }

  /** Says whether an entry of no_proxy would lead requests for the store around the recorder. */
  private boolean bypasses(String entry) {
    return Stream.concat(SAMPLES.stream().map(name -> name.formatted(region)), storeHosts.stream())
        .anyMatch(host -> ProxyVariables.excepts(entry, host));
  }
}
