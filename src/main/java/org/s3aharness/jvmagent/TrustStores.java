package org.s3aharness.jvmagent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.UUID;

/** Makes this JVM trust the recorder in addition to the authorities that it trusts anyway. */
final class TrustStores {
  private static final String STORE = "javax.net.ssl.trustStore";
  private static final String TYPE = "javax.net.ssl.trustStoreType";
  private static final String PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String OURS = "public";

  private final Path certificate;
  private final Path directory;

  TrustStores(Path certificate, Path directory) {
    this.certificate = certificate;
    this.directory = directory;
  }

  /** Extends the trust. This must happen before anything in this JVM uses TLS. */
  void extend() throws IOException, GeneralSecurityException {
    Path theirs = theirs();
    String password = System.getProperty(PASSWORD);
    // One for all JVMs that trust the same.
    String source = theirs + "\n" + Files.getLastModifiedTime(theirs) + "\n" + password;
    Path ours =
        directory.resolve(UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)) + ".jks");
    if (!Files.exists(ours)) {
      write(theirs, password, ours);
    }
    System.setProperty(STORE, ours.toString());
    System.setProperty(TYPE, "JKS");
    System.setProperty(PASSWORD, OURS);
  }

  /**
   * Returns the trust store that the JVM would use, in the order of the JSSE Reference Guide: the
   * property, jssecacerts, cacerts.
   */
  private static Path theirs() {
    String told = System.getProperty(STORE, "");
    if (!told.isEmpty()) {
      return Paths.get(told);
    }
    Path security = Paths.get(System.getProperty("java.home"), "lib", "security");
    Path preferred = security.resolve("jssecacerts");
    return Files.exists(preferred) ? preferred : security.resolve("cacerts");
  }

  private void write(Path theirs, String password, Path ours)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(System.getProperty(TYPE, KeyStore.getDefaultType()));
    try (InputStream in = Files.newInputStream(theirs)) {
      store.load(in, password == null ? null : password.toCharArray());
    }
    KeyStore extended = KeyStore.getInstance("JKS");
    extended.load(null, null);
    for (String alias : Collections.list(store.aliases())) {
      if (store.isCertificateEntry(alias)) {
        extended.setCertificateEntry(alias, store.getCertificate(alias));
      }
    }
    try (InputStream in = Files.newInputStream(certificate)) {
      extended.setCertificateEntry(
          "s3a-qualify recorder", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    // Other JVMs start at the same time: it is there whole or not at all.
    Path unfinished = Files.createTempFile(directory, "trust", ".unfinished");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      extended.store(out, OURS.toCharArray());
    }
    Files.move(unfinished, ours, StandardCopyOption.ATOMIC_MOVE);
  }
}
