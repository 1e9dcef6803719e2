package org.s3aharness.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;

/**
 * The configuration that clients of a cluster have, in the order in which Hadoop loads its files.
 *
 * @param files later ones lie over earlier ones
 */
public record ClientConfiguration(List<ConfigurationFile> files) {
  /** No files. */
  public static final ClientConfiguration NONE = new ClientConfiguration(List.of());

  /** Copies the files. */
  public ClientConfiguration {
    files = List.copyOf(files);
  }

  /**
   * Reads what a user gives: a directory such as {@code /etc/hadoop/conf}, a client configuration
   * archive as Cloudera Manager and Ambari export it, {@code spark-defaults.conf} or a single file
   * of Hadoop's. Several lie one over the other.
   *
   * @param scratch a directory of the caller's, in which archives are unpacked; needed as long as
   *     the configuration is
   * @throws UsageException when something cannot be read or holds no configuration
   */
  public static ClientConfiguration read(List<Path> given, Path scratch) {
    List<ConfigurationFile> files = new ArrayList<>();
    for (Path each : given) {
      files.addAll(readOne(each, scratch));
    }
    return new ClientConfiguration(files);
  }

  private static List<ConfigurationFile> readOne(Path given, Path scratch) {
    if (Files.isDirectory(given)) {
      return ConfigurationDirectory.read(given, given.toString());
    }
    if (!Files.isReadable(given)) {
      throw new UsageException("Cannot read the configuration " + given + ": check the path.");
    }
    if (ConfigurationArchive.isOne(given)) {
      Path unpacked = ConfigurationArchive.unpack(given, scratch);
      return ConfigurationDirectory.read(unpacked, given.toString());
    }
    return List.of(
        given.getFileName().toString().endsWith(".conf")
            ? SparkDefaults.read(given)
            : ConfigurationFile.read(given));
  }

  /** These files over some others. */
  public ClientConfiguration over(List<ConfigurationFile> beneath) {
    return new ClientConfiguration(Stream.concat(beneath.stream(), files.stream()).toList());
  }

  /** What they say, one over the other. */
  public Settings settings() {
    return Settings.empty().with(files);
  }

  /** All properties, in the order of the files. */
  public Stream<ConfigurationFile.Property> properties() {
    return files.stream().flatMap(file -> file.properties().stream());
  }
}
