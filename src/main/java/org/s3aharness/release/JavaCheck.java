package org.s3aharness.release;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Checks that a JVM is one on which a release runs, before Hadoop fails on it in a puzzling way.
 */
final class JavaCheck {
  private JavaCheck() {}

  static void check(Release release, Path javaHome) throws ReleaseException {
    if (!Files.isExecutable(javaHome.resolve("bin/java"))) {
      throw ReleaseException.request(
          javaHome + " is not a JAVA_HOME, because it has no bin/java: correct --java-home.");
    }
    Optional<ReleaseFeatures> features = release.features();
    Optional<Integer> java = feature(javaHome);
    if (features.isEmpty() || java.isEmpty()) {
      return;
    }
    int oldest = features.get().oldestJava();
    int newest = features.get().newestJava().orElse(Integer.MAX_VALUE);
    if (java.get() < oldest || java.get() > newest) {
      throw ReleaseException.request(
          "%s needs Java %d%s, but %s is Java %d: give another JVM with --java-home."
              .formatted(
                  release.description(),
                  oldest,
                  newest == Integer.MAX_VALUE ? " or newer" : " to " + newest,
                  javaHome,
                  java.get()));
    }
  }

  /**
   * Returns a text such as 8 or 17, from the {@code release} file that JDKs have; empty when that
   * does not say.
   */
  static Optional<Integer> feature(Path javaHome) throws ReleaseException {
    Path file = javaHome.resolve("release");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new ReleaseException(
          ReleaseException.Kind.INFRASTRUCTURE, file + " cannot be read: " + e, e);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.isEmpty()
        ? Optional.empty()
        : Optional.of(Runtime.Version.parse(version.replaceFirst("^1\\.(\\d+).*", "$1")).feature());
  }
}
