package org.s3aharness.session.bundle;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.util.Installation;

/** The harness's own files, of which an installation consists. */
final class HarnessFiles {
  /** The launcher, which must be executable. */
  static final String LAUNCHER = "s3a-qualify";

  /** What the launcher tells the JVM. */
  private static final String OPTIONS = "jvm.options";

  private static final List<String> OF_HOME =
      List.of(LAUNCHER, OPTIONS, "README.md", "CHANGELOG.md", "LICENSE", "docs", "test-configs");
  private static final List<String> BESIDE_THE_JAR = List.of("lib", "agent", "bom.json", "man");
  private static final List<String> NEEDED =
      List.of(LAUNCHER, OPTIONS, "s3a-encryption-harness.jar", "lib", "agent", "test-configs");

  private HarnessFiles() {}

  /**
   * Returns the files by their names in an installation.
   *
   * @throws UsageException if the harness does not run from its jar, or lacks files
   * @throws IOException if a directory cannot be read
   */
  static SortedMap<String, Path> find() throws IOException {
    return find(Installation.home().toAbsolutePath().normalize(), ownJar());
  }

  static SortedMap<String, Path> find(Path home, Path jar) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    if (Files.isRegularFile(jar)) {
      files.put("s3a-encryption-harness.jar", jar);
      for (String name : BESIDE_THE_JAR) {
        addAll(jar.resolveSibling(name), name, files);
      }
    }
    for (String name : OF_HOME) {
      addAll(home.resolve(name), name, files);
    }
    for (String name : NEEDED) {
      if (files.tailMap(name).isEmpty() || !files.tailMap(name).firstKey().startsWith(name)) {
        throw new UsageException(
            "bundle: %s is missing in %s: build it with './mvnw -DskipTests package', or unpack the release again."
                .formatted(name, home));
      }
    }
    return files;
  }

  private static void addAll(Path path, String name, SortedMap<String, Path> files)
      throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> found = Files.walk(path)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        Path within = path.relativize(file);
        files.put(within.toString().isEmpty() ? name : name + "/" + within, file);
      }
    }
  }

  private static Path ownJar() {
    try {
      return Path.of(
          HarnessFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the harness does not run from a file", e);
    }
  }
}
