package org.s3aharness.release.resolve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.s3aharness.release.ReleaseFeatures;

/** Resolves versions to classpaths once, and remembers them in the user's cache. */
final class VersionClasspaths {
  private static final String SNAPSHOT = "-SNAPSHOT";

  private final ClasspathCache cache;
  private final MavenRepositories repositories;

  VersionClasspaths(ClasspathCache cache, MavenRepositories repositories) {
    this.cache = cache;
    this.repositories = repositories;
  }

  /**
   * Returns the classpath of a version. It is fetched unless it is in the cache; that of a snapshot
   * always is, since it may have changed.
   *
   * @throws IOException when the cache cannot be read or written
   */
  List<Path> of(String version, Consumer<String> progress) throws IOException {
    boolean mayChange = version.endsWith(SNAPSHOT);
    if (!mayChange) {
      Optional<List<Path>> cached = cache.find(key(version));
      if (cached.isPresent()) {
        return cached.get();
      }
    }
    try (MavenSession maven = repositories.open(progress)) {
      List<Path> classpath = new CentralRelease(version, maven, progress).classpath();
      if (!mayChange) {
        cache.put(key(version), classpath);
      }
      return classpath;
    }
  }

  /** Says whether a version's jars are on this machine. */
  boolean isAtHand(String version) {
    try {
      return cache.find(key(version)).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Returns the version with everything else that decides what it resolves to. */
  String key(String version) {
    String client = ReleaseFeatures.of(version).encryptionClientVersion().orElse("none");
    return version
        + "-"
        + CentralRelease.RECIPE
        + "-s3ec-"
        + client
        + (repositories.areOfSettings() ? "" : "-" + repositories.key());
  }
}
