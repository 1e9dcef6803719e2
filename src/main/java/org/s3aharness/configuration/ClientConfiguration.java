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
 * The configuration that clients of a cluster have, in the order in which Hadoop loads its files.
 *
 * @param files later ones lie over earlier ones
 */
public record ClientConfiguration(List<ConfigurationFile> files) {
  /** No files. */
  public static final ClientConfiguration NONE = new ClientConfiguration(List.of());

  /** As Hadoop's CredentialProviderAPI.md has it. */
  private static final String STORE_PASSWORD = "HADOOP_CREDSTORE_PASSWORD";

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

  /** Returns these files over some others. */
  public ClientConfiguration over(List<ConfigurationFile> beneath) {
    return new ClientConfiguration(Stream.concat(beneath.stream(), files.stream()).toList());
  }

  /**
   * Returns what has Hadoop read the files for a filesystem.
   *
   * @param uri of the filesystem
   */
  public FileSystemSpec spec(String uri) {
    FileSystemSpec spec = new FileSystemSpec(uri);
    files.forEach(file -> addTo(spec, file));
    return spec;
  }

  /** Has Hadoop read a file: itself, or its text where only the harness knows its format. */
  public static void addTo(FileSystemSpec spec, ConfigurationFile file) {
    if (file.isTranslated()) {
      spec.withXml(file.source().getFileName().toString(), file.text());
    } else {
      spec.withFile(file.source().toAbsolutePath().toString());
    }
  }

  /** Returns what they say, one over the other. */
  public Settings settings() {
    return Settings.empty().with(files);
  }

  /** Returns the region that buckets are taken to be in; empty if nothing says it. */
  public Optional<String> region() {
    return region(settings());
  }

  /**
   * Returns the region that some settings say: that of all buckets, or else one that all that are
   * named agree in.
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
   * Returns the variables of the environment that Hadoop needs to read the files: those that they
   * refer to, and the password of credential stores. Some are secrets.
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
