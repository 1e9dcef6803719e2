package org.s3aharness.cli.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.session.WorkDirectory;
import picocli.CommandLine.Option;

/** The user's own configuration, which lies beneath every profile. */
public final class BaseConfigOptions {
  @Option(
      names = "--hadoop-conf",
      paramLabel = "PATH",
      description =
          "The client configuration of a cluster: a directory such as /etc/hadoop/conf, an archive"
              + " as Cloudera Manager (.zip) and Ambari (.tar.gz) export it, or spark-defaults.conf."
              + " Repeatable; later ones take precedence.")
  List<Path> hadoopConfs = List.of();

  @Option(
      names = "--base-config",
      paramLabel = "FILE",
      description =
          "A core-site.xml that lies beneath every profile, over --hadoop-conf. Repeatable; later"
              + " files take precedence.")
  List<Path> baseConfigs = List.of();

  private ClientConfiguration read;

  /**
   * Reads the configuration, archives into a temporary directory that is there as long as this
   * process.
   *
   * @throws UsageException when something cannot be read, or holds no configuration
   */
  public ClientConfiguration configuration() {
    if (read == null) {
      List<Path> given = new ArrayList<>(hadoopConfs);
      given.addAll(baseConfigs);
      read =
          given.isEmpty() ? ClientConfiguration.NONE : ClientConfiguration.read(given, scratch());
    }
    return read;
  }

  private static Path scratch() {
    try {
      return WorkDirectory.untilExit(Path.of(System.getProperty("java.io.tmpdir"))).path();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary directory", e);
    }
  }
}
