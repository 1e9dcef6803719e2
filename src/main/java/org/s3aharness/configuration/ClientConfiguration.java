package org.s3aharness.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.encryption.Variables;
import org.s3aharness.release.S3AProperties;

/**
 * The configuration of a cluster's clients, in the order in which Hadoop loads its files.
 *
 * @param files later ones override earlier ones
 */
public record ClientConfiguration(List<ConfigurationFile> files) {
  /** A configuration without files. */
  public static final ClientConfiguration NONE = new ClientConfiguration(List.of());

  /** The environment variable with the password, as named in Hadoop's CredentialProviderAPI.md. */
  private static final String STORE_PASSWORD = "HADOOP_CREDSTORE_PASSWORD";

  /** Copies the files. */
  public ClientConfiguration {
    files = List.copyOf(files);
  }

  /**
   * Reads what a user gives: a directory such as {@code /etc/hadoop/conf}, a client configuration
   * archive as Cloudera Manager and Ambari export it, {@code spark-defaults.conf} or a single file
   * of Hadoop's. Later ones override earlier ones.
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

  /** Returns a configuration in which these files override others. */
  public ClientConfiguration over(List<ConfigurationFile> beneath) {
    return new ClientConfiguration(Stream.concat(beneath.stream(), files.stream()).toList());
  }

  /**
   * Returns a specification by which Hadoop reads the files for a filesystem.
   *
   * @param uri of the filesystem
   */
  public FileSystemSpec spec(String uri) {
    FileSystemSpec spec = new FileSystemSpec(uri);
    files.forEach(file -> addTo(spec, file));
    return spec;
  }

  /**
   * Adds a file for Hadoop to read: the file itself, or its text where only the harness knows its
   * format.
   */
  public static void addTo(FileSystemSpec spec, ConfigurationFile file) {
    if (file.isTranslated()) {
      spec.addXml(file.source().getFileName().toString(), file.text());
    } else {
      spec.addFile(file.source().toAbsolutePath().toString());
    }
  }

  /** Returns the settings of all files together, later ones overriding earlier ones. */
  public Settings settings() {
    return Settings.empty().with(files);
  }

  /** Returns the region that buckets are assumed to be in; empty if nothing says it. */
  public Optional<String> region() {
    return region(settings());
  }

  /**
   * Returns the region that some settings name: that of all buckets, or else the one on which all
   * named buckets agree.
   */
  public static Optional<String> region(Settings settings) {
    Optional<String> ofAll = new BucketSettings(settings, "").region();
    Set<String> others = new TreeSet<>();
    settings.names().stream()
        .flatMap(name -> S3AProperties.perBucket(name, Set.of()).stream())
        .map(name -> new BucketSettings(settings, name.bucket()).region())
        .forEach(region -> region.ifPresent(others::add));
    return ofAll.or(() -> others.stream().findFirst().filter(only -> others.size() == 1));
  }

  /**
   * Returns the environment variables that Hadoop needs to read the files: those that they refer
   * to, and the password of credential stores. Some are secrets.
   *
   * @param of the environment in which they are set
   */
  public Map<String, String> environment(Map<String, String> of) {
    Map<String, String> needed = new TreeMap<>();
    properties()
        .flatMap(property -> property.value().stream())
        .flatMap(value -> Variables.ofEnvironment(value).stream())
        .filter(of::containsKey)
        .forEach(name -> needed.put(name, of.get(name)));
    if (of.containsKey(STORE_PASSWORD)) {
      needed.put(STORE_PASSWORD, of.get(STORE_PASSWORD));
    }
    return needed;
  }

  /** Returns all properties, in the order of the files. */
  public Stream<ConfigurationFile.Property> properties() {
    return files.stream().flatMap(file -> file.properties().stream());
  }
}
