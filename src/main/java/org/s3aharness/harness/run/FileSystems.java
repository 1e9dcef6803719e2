package org.s3aharness.harness.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.configuration.AccessKeys;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.ClientConfiguration;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.CredentialStores;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreCredentials;
import org.s3aharness.wire.route.HostNames;
import org.s3aharness.wire.secret.KnownSecrets;

/**
 * Layers the configuration of a filesystem under test: the run's variables and credentials at the
 * bottom, then the user's base configurations, the profile, what the case sets, and on top the name
 * that identifies requests and, for a store that AWS's names do not lead to, its address.
 */
final class FileSystems {
  /**
   * The settings that blank every way to ask for encryption, whatever the other settings are. Only
   * the new names are used: Hadoop maps old names to them, so a blank old name would undo a new
   * name set beside it.
   */
  static final Map<String, String> NO_ENCRYPTION =
      Map.of(
          EncryptionSettings.ALGORITHM, "",
          EncryptionSettings.KEY, "",
          EncryptionSettings.CONTEXT, "");

  /**
   * The settings of every case: small parts, so that small files have several, and as many attempts
   * as usual but without minutes of waiting between them when S3A takes a refusal for a passing
   * fault.
   */
  private static final Map<String, String> CASE_SETTINGS =
      Map.of(
          "fs.s3a.retry.interval",
          "5ms",
          "fs.s3a.retry.throttle.interval",
          "5ms",
          "fs.s3a.multipart.size",
          String.valueOf(FileSize.PART),
          "fs.s3a.multipart.threshold",
          String.valueOf(FileSize.PART));

  private final Store store;
  private final RunKeys keys;
  private final Signing signing;
  private final CredentialStores credentialStores;
  private final List<ConfigurationFile> baseConfigs;
  private final String baseValues;
  private final BucketOverrides overrides;
  private final UsersBuckets usersBuckets;

  FileSystems(
      Store store,
      RunKeys keys,
      AccessKeys accessKeys,
      CredentialStores credentialStores,
      List<ConfigurationFile> baseConfigs) {
    this.store = store;
    this.keys = keys;
    this.signing = new Signing(store, accessKeys);
    this.credentialStores = credentialStores;
    this.baseConfigs = baseConfigs;
    this.baseValues = valuesOf(baseConfigs);
    this.overrides = new BucketOverrides(baseConfigs);
    this.usersBuckets = new UsersBuckets(store, baseConfigs);
  }

  /**
   * Returns the settings that the harness expects S3A to see.
   *
   * @param bucket the bucket in which a case works
   * @param profile null for none
   */
  Settings settings(String bucket, ConfigurationFile profile, Map<String, String> more) {
    makeKeysNamedIn(profile, more);
    Settings settings = Settings.empty().reading(credentialStores).with(keys.variables());
    for (ConfigurationFile base : baseConfigs) {
      settings = settings.with(base);
    }
    if (profile != null) {
      settings = settings.with(profile);
    }
    return settings.with(more).with(overrides.inBucketToo(bucket, more));
  }

  /** Returns {@link #settings}, as they are for the bucket. */
  BucketSettings inBucket(String bucket, ConfigurationFile profile, Map<String, String> more) {
    return new BucketSettings(settings(bucket, profile, more), bucket);
  }

  /** Returns what the user's files say about their buckets. */
  UsersBuckets usersBuckets() {
    return usersBuckets;
  }

  /** Returns what says with whose access key S3A has to sign. */
  Signing signing() {
    return signing;
  }

  /** Says whether these settings, together with those of the store, ask for TLS to S3. */
  boolean usesTls(BucketSettings settings) {
    return store.acceptsAwsNames() ? settings.usesTls() : HostNames.isHttps(store.s3Endpoint());
  }

  /** Returns the user's files: the base configurations, then the profile. */
  List<ConfigurationFile> files(ConfigurationFile profile) {
    return Stream.concat(baseConfigs.stream(), Stream.of(profile)).toList();
  }

  /**
   * Returns the specification that the agent gets.
   *
   * @param profile null for none
   * @param client name that identifies its requests on the wire
   */
  FileSystemSpec spec(
      Place place, ConfigurationFile profile, Map<String, String> more, String client) {
    makeKeysNamedIn(profile, more);
    FileSystemSpec spec = new FileSystemSpec(place.uri()).addDefaults(beneath(place.bucket()));
    for (ConfigurationFile base : baseConfigs) {
      ClientConfiguration.addTo(spec, base);
    }
    if (profile != null) {
      spec.addXml(profile.source().getFileName().toString(), profile.text());
    }
    Map<String, String> ours = new LinkedHashMap<>(CASE_SETTINGS);
    ours.putAll(store.s3aSettings());
    ours.putAll(more);
    ours.putAll(onTop(client));
    return spec.addProperties(ours)
        .addProperties(overrides.inBucketToo(place.bucket(), ours))
        .addProperties(besideOthers(place));
  }

  /** Returns the settings of a filesystem as they may be written down: they hold no secret. */
  Map<String, String> withoutSecrets(ConfigurationFile profile, Map<String, String> more) {
    Map<String, String> ours = new LinkedHashMap<>(CASE_SETTINGS);
    ours.putAll(more);
    return new RecordedSettings(keys).of(profile == null ? baseConfigs : files(profile), ours);
  }

  /**
   * Returns the settings that keep S3A from touching what is not the case's in a shared bucket.
   * Opening a filesystem may abort every upload in the bucket ({@code fs.s3a.multipart.purge}), and
   * writing a file may delete the markers of all directories above it (Hadoop's
   * directory_markers.md).
   */
  private static Map<String, String> besideOthers(Place place) {
    return place.isWholeBucket()
        ? Map.of()
        : Map.of(
            FileSystemOpener.inBucket(place, "fs.s3a.multipart.purge"), "false",
            FileSystemOpener.inBucket(place, "fs.s3a.directory.marker.retention"), "keep");
  }

  /** Tells a recorder the secrets of the run and of an encryption. */
  void tellSecrets(KnownSecrets secrets, Encryption asked) {
    RunSecrets.tell(secrets, store, keys, asked);
  }

  /** Makes the KMS keys that are named. */
  private void makeKeysNamedIn(ConfigurationFile profile, Map<String, String> more) {
    keys.makeNamedIn(baseValues);
    if (profile != null) {
      keys.makeNamedIn(profile.text());
    }
    more.values().forEach(keys::makeNamedIn);
  }

  private static String valuesOf(List<ConfigurationFile> files) {
    return files.stream()
        .flatMap(file -> file.properties().stream())
        .flatMap(property -> property.value().stream())
        .collect(Collectors.joining("\n"));
  }

  private Map<String, String> beneath(String bucket) {
    Map<String, String> beneath = new LinkedHashMap<>(keys.variables());
    StoreCredentials credentials = store.credentials();
    beneath.put("fs.s3a.access.key", credentials.accessKey());
    beneath.put("fs.s3a.secret.key", credentials.secretKey());
    credentials.sessionToken().ifPresent(token -> beneath.put("fs.s3a.session.token", token));
    if (usersBuckets
        .inFiles(bucket)
        .endpoint()
        .isEmpty()) { // otherwise S3A must find the region by itself
      beneath.put("fs.s3a.endpoint.region", usersBuckets.regionOf(bucket));
    }
    beneath.put(EncryptionSettings.KMS_REGION, usersBuckets.regionOf(bucket));
    return beneath;
  }

  private Map<String, String> onTop(String client) {
    Map<String, String> onTop = new LinkedHashMap<>();
    onTop.put("fs.s3a.user.agent.prefix", client);
    if (!store.acceptsAwsNames()) {
      onTop.put("fs.s3a.endpoint", store.s3Endpoint().toString());
      onTop.put("fs.s3a.path.style.access", "true");
      onTop.put(
          "fs.s3a.connection.ssl.enabled",
          String.valueOf(store.s3Endpoint().getScheme().equals("https")));
      onTop.put("fs.s3a.accesspoint.arn", "");
      onTop.put(BucketSettings.ACCESS_POINT_REQUIRED, "false");
    }
    return onTop;
  }
}
