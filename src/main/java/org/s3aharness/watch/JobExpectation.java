package org.s3aharness.watch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.watch.census.Actor;
import org.s3aharness.watch.jvm.JobReports;
import org.s3aharness.watch.jvm.WatchedFileSystem;

/**
 * Says which encryption a request should have: that of the files that the user has given or,
 * without any, that of the filesystem that sends it, or of Iceberg's S3FileIO. It is not
 * thread-safe.
 */
final class JobExpectation {
  /**
   * The encryption that is expected.
   *
   * @param from the source of the expectation, in words
   */
  record ExpectedEncryption(Encryption encryption, String from) {}

  private final List<ConfigurationFile> baseConfigs;
  private final Optional<Profile> profile;
  private final Map<String, String> variables;
  private final JobReports reports;
  private final Map<String, ExpectedEncryption> ofFiles = new HashMap<>();

  /**
   * Expects what these files ask for.
   *
   * @param variables the variables that the files may use, with their values
   */
  JobExpectation(
      List<ConfigurationFile> baseConfigs,
      Optional<Profile> profile,
      Map<String, String> variables,
      JobReports reports) {
    this.baseConfigs = List.copyOf(baseConfigs);
    this.profile = profile;
    this.variables = Map.copyOf(variables);
    this.reports = reports;
  }

  /** Says whether the user has said what to expect. */
  private boolean areGiven() {
    return profile.isPresent() || !baseConfigs.isEmpty();
  }

  /** Returns what is expected of a request from {@code actor}; empty where nothing is. */
  Optional<ExpectedEncryption> of(String bucket, Actor actor) {
    if (areGiven()) {
      return Optional.of(ofFiles.computeIfAbsent(bucket, this::fromFiles));
    }
    Optional<WatchedFileSystem> fileSystem = actor.token().flatMap(reports::fileSystem);
    if (fileSystem.isPresent()) {
      return fileSystem
          .flatMap(WatchedFileSystem::asked)
          .filter(asked -> asked.mode() != Mode.NONE)
          .map(asked -> new ExpectedEncryption(asked, "the filesystem's own settings"));
    }
    return fromFileIo();
  }

  private ExpectedEncryption fromFiles(String bucket) {
    Settings settings = Settings.empty();
    for (ConfigurationFile base : baseConfigs) {
      settings = settings.with(base);
    }
    if (profile.isPresent()) {
      settings = settings.with(profile.get().forBucket(bucket));
    }
    String from = profile.map(given -> "profile " + given.name()).orElse("the base configuration");
    return new ExpectedEncryption(EncryptionSettings.asked(settings.with(variables), bucket), from);
  }

  /**
   * Returns the settings if all S3FileIOs of the job had the same: a request does not say which one
   * sent it.
   */
  private Optional<ExpectedEncryption> fromFileIo() {
    Set<Map<String, String>> different = new HashSet<>(reports.fileIos());
    return different.size() == 1
        ? fileIoEncryption(different.iterator().next())
            .map(asked -> new ExpectedEncryption(asked, "the settings of Iceberg's S3FileIO"))
        : Optional.empty();
  }

  /**
   * Returns the encryption that the settings ask for (Iceberg's documentation, "AWS Integrations",
   * section "S3 Server side encryption").
   */
  private static Optional<Encryption> fileIoEncryption(Map<String, String> settings) {
    Optional<String> key = Optional.ofNullable(settings.get("s3.sse.key"));
    return switch (settings.getOrDefault("s3.sse.type", "none").toLowerCase(Locale.ROOT)) {
      case "s3" -> Optional.of(Encryption.of(Mode.SSE_S3));
      case "kms" -> Optional.of(new Encryption(Mode.SSE_KMS, key, Map.of()));
      case "dsse-kms" -> Optional.of(new Encryption(Mode.DSSE_KMS, key, Map.of()));
      case "custom" -> key.map(customers -> Encryption.of(Mode.SSE_C, customers));
      default -> Optional.empty();
    };
  }
}
