package org.s3aharness.store.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.s3aharness.store.StoreUnavailableException;
import org.s3aharness.util.WholeFile;

/**
 * Provides the harness's Python scripts as files, which Python needs. Their names contain a hash of
 * their content, so that versions coexist.
 */
public final class Scripts {
  private static final int HASH_DIGITS = 12;

  private final Path cache;

  public Scripts(Path cache) {
    this.cache = cache;
  }

  /** Returns the resource with this name as a file. */
  public Path path(String resource) {
    byte[] content = read(resource);
    Path script = cache.resolve("scripts-" + hash(content)).resolve(resource);
    if (Files.exists(script)) {
      return script;
    }
    try {
      WholeFile.write(script, content);
      return script;
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The cache directory "
              + cache
              + " cannot be written: make it writable, or set XDG_CACHE_HOME to a directory"
              + " that is.",
          e);
    }
  }

  public static byte[] read(String resource) {
    try (InputStream in = Scripts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "The harness's jar lacks org/s3aharness/store/" + resource + ": build it again.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("The harness's jar is damaged: build it again.", e);
    }
  }

  /** Returns enough of the content's SHA-256 to tell versions apart. */
  static String hash(byte[] content) {
    return DigestUtils.sha256Hex(content).substring(0, HASH_DIGITS);
  }
}
