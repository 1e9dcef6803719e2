package org.s3aharness.cli.candidate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.s3aharness.util.UserCache;

/**
 * A directory for caches that has the user's own Python environments in it, which take long to
 * make, and nothing else of the user's.
 */
final class SharedCaches {
  private static final String NAME = "s3a-encryption-harness";

  private SharedCaches() {}

  /** Returns the value of {@code XDG_CACHE_HOME} for such a directory. */
  static Path within(Path directory) throws IOException {
    Path caches = directory.resolve("caches");
    Path ours = Files.createDirectories(caches.resolve(NAME));
    try (Stream<Path> environments = Files.list(UserCache.directory())) {
      for (Path each : environments.filter(SharedCaches::isOfPython).toList()) {
        Path link = ours.resolve(each.getFileName());
        if (!Files.exists(link)) {
          Files.createSymbolicLink(link, each);
        }
      }
    }
    return caches;
  }

  private static boolean isOfPython(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("localstack-") || name.startsWith("scripts-");
  }
}
