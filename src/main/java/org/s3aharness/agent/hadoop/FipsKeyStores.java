package org.s3aharness.agent.hadoop;

import java.io.IOException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.Security;
import org.apache.hadoop.conf.Configuration;

/**
 * Makes credential stores of the kinds {@code bcfks} and {@code localbcfks} readable. A cluster
 * that has such stores registers Bouncy Castle in the {@code java.security} of its JVM, which an
 * agent's JVM may lack. The Bouncy Castle that the release itself brings is then registered behind
 * all other providers.
 */
final class FipsKeyStores {
  private static final String FORMAT = "BCFKS";
  private static final String PROVIDER = "org.bouncycastle.jce.provider.BouncyCastleProvider";
  private static final String PATH = "security.credential.provider.path";

  private FipsKeyStores() {}

  /**
   * Registers the provider if the configuration names such a store.
   *
   * @param bucket may have stores of its own
   * @throws IOException if the release brings no Bouncy Castle
   */
  static void registerIfNamed(Configuration conf, String bucket) throws IOException {
    boolean named =
        isOne(conf.get("hadoop." + PATH))
            || isOne(conf.get("fs.s3a." + PATH))
            || isOne(conf.get("fs.s3a.bucket." + bucket + "." + PATH));
    if (!named || isSupported()) {
      return;
    }
    try {
      Security.addProvider(
          (Provider) Class.forName(PROVIDER).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IOException(
          "neither the JVM nor the classpath has Bouncy Castle, which credential stores of the kind"
              + " bcfks need: add its jar (bcprov) with --extra-classpath, or give the cluster's JVM"
              + " with --java-home",
          e);
    }
  }

  private static boolean isOne(String path) {
    return path != null && path.contains("bcfks://");
  }

  private static boolean isSupported() {
    try {
      return KeyStore.getInstance(FORMAT) != null;
    } catch (KeyStoreException unknown) {
      return false;
    }
  }
}
