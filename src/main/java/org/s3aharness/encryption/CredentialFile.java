package org.s3aharness.encryption;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * A Hadoop credential file ({@code hadoop.security.credential.provider.path}) of the JCEKS kind on
 * the local disk, as {@code hadoop credential create} writes it (Hadoop's
 * CredentialProviderAPI.md).
 */
public final class CredentialFile {
  /**
   * The password with which Hadoop protects a store when none is given (CredentialProviderAPI.md).
   */
  private static final char[] DEFAULT_PASSWORD = "none".toCharArray();

  private static final String TYPE = "JCEKS";

  /**
   * The files already read. Deriving the key of a file is slow on purpose, and every case reads its
   * settings.
   */
  private static final Map<Version, Map<String, String>> ALREADY_READ = new ConcurrentHashMap<>();

  /**
   * Identifies one version of a file, so that it is not confused with earlier or later contents.
   */
  private record Version(Path file, FileTime modified, long size, Object fileKey) {
    private Version(Path file, BasicFileAttributes attributes) {
      this(file, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
  }

  private CredentialFile() {}

  /** Returns the provider path of a file, such as {@code localjceks://file/tmp/secrets.jceks}. */
  public static String providerPath(Path file) {
    return "localjceks://file" + file.toAbsolutePath();
  }

  /** Writes a new file that holds the given secrets. */
  public static void write(Path file, Map<String, String> secrets) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(null, DEFAULT_PASSWORD);
      for (Map.Entry<String, String> secret : secrets.entrySet()) {
        byte[] value = secret.getValue().getBytes(StandardCharsets.UTF_8);
        store.setKeyEntry(secret.getKey(), new SecretKeySpec(value, "AES"), DEFAULT_PASSWORD, null);
      }
      store.store(out, DEFAULT_PASSWORD);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot write credential file " + file, e);
    }
  }

  /**
   * Reads the secrets behind a provider path.
   *
   * @throws UsageException when a part of the path is of another kind or cannot be read
   */
  public static Map<String, String> read(String providerPath) {
    Map<String, String> secrets = new HashMap<>();
    for (String provider : providerPath.split(",")) {
      readOne(provider.trim()).forEach(secrets::putIfAbsent);
    }
    return secrets;
  }

  private static Map<String, String> readOne(String provider) {
    if (!provider.matches("(local)?jceks://file/.+")) {
      throw new UsageException(
          "hadoop.security.credential.provider.path: "
              + provider
              + " is not a local JCEKS file (jceks://file/… or localjceks://file/…).");
    }
    Path file = Path.of(URI.create(provider).getPath());
    try {
      Version version = new Version(file, Files.readAttributes(file, BasicFileAttributes.class));
      Map<String, String> secrets = ALREADY_READ.get(version);
      if (secrets == null) {
        secrets = decrypted(file);
        ALREADY_READ.put(version, secrets);
      }
      return secrets;
    } catch (IOException | GeneralSecurityException e) {
      throw new UsageException(
          "hadoop.security.credential.provider.path: cannot read "
              + file
              + " with Hadoop's default password: "
              + e.getMessage(),
          e);
    }
  }

  private static Map<String, String> decrypted(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(in, DEFAULT_PASSWORD);
      Map<String, String> secrets = new HashMap<>();
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.getKey(alias, DEFAULT_PASSWORD);
        secrets.put(alias, new String(key.getEncoded(), StandardCharsets.UTF_8));
      }
      return Map.copyOf(secrets);
    }
  }
}
