package org.s3aharness.node.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Describes the certificate authorities that a JVM trusts by default. */
final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /** Returns where the authorities are kept, how many there are, and a digest of all of them. */
  static Map<String, String> ofThisJvm() {
    Map<String, String> facts = new TreeMap<>();
    Path file = file();
    facts.put("trust.store", file.toString());
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(in, null); // the password guards nothing but integrity
      TreeSet<String> fingerprints = new TreeSet<>();
      for (String alias : Collections.list(store.aliases())) {
        Certificate certificate = store.getCertificate(alias);
        if (certificate != null) {
          fingerprints.add(Sha256.text(digest(certificate.getEncoded())));
        }
      }
      facts.put("trust.authorities", Integer.toString(fingerprints.size()));
      facts.put(
          "trust.digest",
          Sha256.text(digest(fingerprints.toString().getBytes(StandardCharsets.US_ASCII))));
    } catch (IOException | GeneralSecurityException unreadable) {
      facts.put("trust.authorities", "cannot be read: " + unreadable);
    }
    return facts;
  }

  /** Returns the file in which JSSE finds them (JSSE Reference Guide, "TrustManagerFactory"). */
  private static Path file() {
    String set = System.getProperty("javax.net.ssl.trustStore");
    if (set != null) {
      return Paths.get(set);
    }
    Path security = Paths.get(System.getProperty("java.home"), "lib", "security");
    Path jsse = security.resolve("jssecacerts");
    return Files.exists(jsse) ? jsse : security.resolve("cacerts");
  }

  private static MessageDigest digest(byte[] bytes) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes);
    return digest;
  }
}
