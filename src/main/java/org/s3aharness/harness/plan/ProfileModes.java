package org.s3aharness.harness.plan;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Settings;

/** Says which mode a profile asks for, while there is no store with keys to refer to yet. */
public final class ProfileModes implements Function<Profile, Mode> {
  private static final String ANY_BUCKET = "any-bucket";

  private final List<ConfigurationFile> baseConfigs;

  /** The modes by the names of profiles: a plan asks for each some hundred times. */
  private final Map<String, Mode> known = new ConcurrentHashMap<>();

  /**
   * Reads profiles over some configurations.
   *
   * @param baseConfigs the configurations that are loaded before each profile, in this order
   */
  public ProfileModes(List<ConfigurationFile> baseConfigs) {
    this.baseConfigs = List.copyOf(baseConfigs);
  }

  @Override
  public Mode apply(Profile profile) {
    return known.computeIfAbsent(profile.name(), name -> read(profile));
  }

  private Mode read(Profile profile) {
    Settings settings = Settings.empty();
    for (ConfigurationFile base : baseConfigs) {
      settings = settings.with(base);
    }
    String bucket = profile.bucket().orElse(ANY_BUCKET);
    return EncryptionSettings.mode(settings.with(profile.forBucket(bucket)), bucket);
  }
}
