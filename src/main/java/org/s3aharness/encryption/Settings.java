package org.s3aharness.encryption;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Properties as Hadoop's {@code Configuration} layers them: later ones win, except over final ones;
 * a deprecated name stands for the one that has replaced it; {@code ${name}} stands for another
 * property's value. The harness derives from them what it expects of a configuration, and does not
 * ask the Hadoop under test.
 */
public final class Settings {
  /**
   * The renamed properties, as {@code S3AFileSystem} declares them: the first since 3.3.1, the
   * others since 3.3.2.
   */
  private static final Map<String, String> RENAMED =
      Map.of(
          "fs.s3a.committer.staging.abort.pending.uploads",
          "fs.s3a.committer.abort.pending.uploads",
          EncryptionSettings.OLD_ALGORITHM,
          EncryptionSettings.ALGORITHM,
          EncryptionSettings.OLD_KEY,
          EncryptionSettings.KEY);

  private final Map<String, String> values;
  private final Map<String, ConfigurationFile.Location> origins;
  private final Set<String> finals;
  private final CredentialStores credentialStores;
  private final Map<String, String> renamed;

  private Settings(
      Map<String, String> values,
      Map<String, ConfigurationFile.Location> origins,
      Set<String> finals,
      CredentialStores credentialStores,
      Map<String, String> renamed) {
    this.values = values;
    this.origins = origins;
    this.finals = finals;
    this.credentialStores = credentialStores;
    this.renamed = renamed;
  }

  /**
   * Returns settings in which nothing is set, and which read credential stores as {@link
   * CredentialFile} does.
   */
  public static Settings empty() {
    return new Settings(Map.of(), Map.of(), Set.of(), CredentialFile::read, RENAMED);
  }

  /**
   * Returns empty settings for releases before 3.3.2, which know only the old names of encryption
   * settings.
   */
  public static Settings ofReleasesBefore332() {
    return new Settings(Map.of(), Map.of(), Set.of(), CredentialFile::read, Map.of());
  }

  /** Says whether the new names of encryption settings are read too. */
  boolean knowsNewNames() {
    return !renamed.isEmpty();
  }

  /** Returns these settings with another way to read credential stores. */
  public Settings reading(CredentialStores stores) {
    return new Settings(values, origins, finals, stores, renamed);
  }

  /**
   * Returns these settings with a file's properties on top. Final properties that are already there
   * keep their values.
   */
  public Settings with(ConfigurationFile file) {
    Map<String, String> newValues = new HashMap<>(values);
    Map<String, ConfigurationFile.Location> newOrigins = new HashMap<>(origins);
    Set<String> newFinals = new HashSet<>(finals);
    for (ConfigurationFile.Property property : file.properties()) {
      String name = read(property.name());
      if (property.value().isPresent() && !newFinals.contains(name)) {
        newValues.put(name, property.value().get());
        newOrigins.put(name, property.origin());
      }
      if (property.isFinal()) {
        newFinals.add(name);
      }
    }
    return new Settings(newValues, newOrigins, newFinals, credentialStores, renamed);
  }

  /** Returns these settings with some files on top, the last one uppermost. */
  public Settings with(List<ConfigurationFile> files) {
    Settings settings = this;
    for (ConfigurationFile file : files) {
      settings = settings.with(file);
    }
    return settings;
  }

  /**
   * Returns these settings with some properties on top, final ones included, as {@code
   * Configuration.set} does.
   */
  public Settings with(Map<String, String> properties) {
    Map<String, String> newValues = new HashMap<>(values);
    Map<String, ConfigurationFile.Location> newOrigins = new HashMap<>(origins);
    properties.forEach(
        (name, value) -> {
          newValues.put(read(name), value);
          newOrigins.remove(read(name));
        });
    return new Settings(newValues, newOrigins, finals, credentialStores, renamed);
  }

  /** Returns the name that has replaced a deprecated one; any other name is returned as it is. */
  public static String currentName(String name) {
    return RENAMED.getOrDefault(name, name);
  }

  /** Reads a name as this release's Hadoop does. */
  private String read(String name) {
    return renamed.getOrDefault(name, name);
  }

  /** Returns the value, trimmed and with variables expanded; empty when it is unset or blank. */
  public Optional<String> get(String name) {
    return lookup(name).filter(value -> !value.isEmpty());
  }

  /**
   * Returns the value, which may be blank, trimmed and with variables expanded; empty when it is
   * unset.
   */
  Optional<String> lookup(String name) {
    return Optional.ofNullable(values.get(read(name)))
        .map(value -> Variables.expand(value, other -> values.get(read(other))).trim());
  }

  /**
   * Returns the place where the value is written; empty where it is unset or comes from no file.
   */
  public Optional<ConfigurationFile.Location> origin(String name) {
    return Optional.ofNullable(origins.get(read(name)));
  }

  /** Returns the names that are set. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  /** Returns the reader of credential stores. */
  CredentialStores credentialStores() {
    return credentialStores;
  }
}
