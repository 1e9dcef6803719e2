package org.s3aharness.util;

import java.nio.file.Path;

/** Knows the harness's directory among the user's caches. */
public final class UserCache {
  private UserCache() {}

  /**
   * Returns the directory below the one that {@code XDG_CACHE_HOME} names, or else below {@code
   * ~/.cache}.
   */
  public static Path directory() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path caches =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return caches.resolve("s3a-encryption-harness").toAbsolutePath();
  }
}
