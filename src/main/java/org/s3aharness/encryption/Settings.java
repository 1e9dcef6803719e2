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
 * property's value. What the harness expects of a configuration is read from here and not asked of
 * the Hadoop under test.
 */
public final class Settings {
  /** As {@code S3AFileSystem} declares them: the first since 3.3.1, the others since 3.3.2. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "fs.s3a.committer.staging.abort.pending.uploads",
          "fs.s3a.committer.abort.pending.uploads",
          EncryptionSettings.OLD_ALGORITHM,
          EncryptionSettings.ALGORITHM,
          EncryptionSettings.OLD_KEY,
          EncryptionSettings.KEY);

  private final Map<String, String> values;
  private final Map<String, ConfigurationFile.Origin> origins;
  private final Set<String> finals;
  private final CredentialStores credentialStores;
  private final Map<String, String> renamed;

  private Settings(
      Map<String, String> values,
      Map<String, ConfigurationFile.Origin> origins,
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
   * Returns settings in which nothing is set; credential stores are read as {@link CredentialFile}
   * can.
   */
  public static Settings empty() {
    return new Settings(Map.of(), Map.of(), Set.of(), CredentialFile::read, RENAMED);
  }

  /**
   * Returns empty settings for releases before 3.3.2, which read the old names of encryption alone.
   */
  public static Settings ofReleasesBefore332() {
    return new Settings(Map.of(), Map.of(), Set.of(), CredentialFile::read, Map.of());
  }

  /** Says whether encryption is read by its new names, too. */
  boolean knowsNewNames() {
    return !renamed.isEmpty();
  }

  /** Returns these settings with another way to read credential stores. */
  public Settings reading(CredentialStores stores) {
    return new Settings(values, origins, finals, stores, renamed);
  }

  /**
   * Returns these settings with a file's properties on top, except where a final one lies beneath.
   */
  public Settings with(ConfigurationFile file) {
    Map<String, String> newValues = new HashMap<>(values);
    Map<String, ConfigurationFile.Origin> newOrigins = new HashMap<>(origins);
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
    Map<String, ConfigurationFile.Origin> newOrigins = new HashMap<>(origins);
    properties.forEach(
        (name, value) -> {
          newValues.put(read(name), value);
          newOrigins.remove(read(name));
        });
    return new Settings(newValues, newOrigins, finals, credentialStores, renamed);
  }

  /** Returns the name that has replaced a deprecated one; others stay. */
  public static String currentName(String name) {
    return RENAMED.getOrDefault(name, name);
  }

  /** Reads a name as this release's Hadoop does. */
  private String read(String name) {
    return renamed.getOrDefault(name, name);
  }

  /** Returns the value with variables expanded, trimmed; empty when unset or blank. */
  public Optional<String> get(String name) {
    return lookup(name).filter(value -> !value.isEmpty());
  }

  /** Returns the value with variables expanded, trimmed, which may be blank; empty when unset. */
  Optional<String> lookup(String name) {
    return Optional.ofNullable(values.get(read(name)))
        .map(value -> Variables.expand(value, other -> values.get(read(other))).trim());
  }

  /** Returns where the value stands; empty where it is unset or from no file. */
  public Optional<ConfigurationFile.Origin> origin(String name) {
    return Optional.ofNullable(origins.get(read(name)));
  }

  /** Returns the names that are set. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  /** Returns how credential stores are read. */
  CredentialStores credentialStores() {
    return credentialStores;
  }
}
