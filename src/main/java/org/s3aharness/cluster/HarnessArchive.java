package org.s3aharness.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.s3aharness.release.AgentJars;
import org.s3aharness.release.ReleaseException;
import org.s3aharness.util.Installation;

/** Packs the harness itself for the nodes of a cluster, which have none. */
final class HarnessArchive {
  private static final String JAR = "s3a-encryption-harness.jar";

  private HarnessArchive() {}

  /**
   * Writes the archive.
   *
   * @throws ReleaseException if the harness was not built as a jar
   */
  static void write(Path archive) throws IOException, ReleaseException {
    Path directory = AgentJars.agent().getParent().getParent();
    if (!Files.isRegularFile(directory.resolve(JAR))) {
      throw ReleaseException.request(
          directory.resolve(JAR)
              + " is missing, and a cluster's nodes need it: build with './mvnw -DskipTests"
              + " package'.");
    }
    try (ArchiveWriter writer = new ArchiveWriter(archive)) {
      writer.add(JAR, directory.resolve(JAR));
      writer.add("lib", directory.resolve("lib"));
      writer.add("agent", directory.resolve("agent"));
      writer.add("test-configs", Installation.profiles());
    }
  }
}
