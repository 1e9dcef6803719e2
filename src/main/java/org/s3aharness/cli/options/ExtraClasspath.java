package org.s3aharness.cli.options;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.s3aharness.encryption.UsageException;
import picocli.CommandLine.Option;

/** The option with what agents have on their classpath in addition to the release. */
public final class ExtraClasspath {
  @Option(
      names = "--extra-classpath",
      paramLabel = "PATH",
      description =
          "Jars and directories to append to the release's classpath, in the agents only."
              + " Separate them as in any classpath.")
  String path;

  /**
   * Returns the entries as absolute paths.
   *
   * @throws UsageException if an entry does not exist
   */
  public List<Path> entries() {
    if (path == null) {
      return List.of();
    }
    List<Path> entries = Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList();
    for (Path entry : entries) {
      if (!Files.exists(entry)) {
        throw new UsageException("--extra-classpath: " + entry + " does not exist.");
      }
    }
    return entries.stream().map(Path::toAbsolutePath).toList();
  }
}
