package org.s3aharness.harness.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.explain.BucketExplainer;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.UsageException;

/** The profiles that a run is about, with the encryption that each asks for. It is thread-safe. */
public final class SelectedProfiles {
  private static final String ANY_BUCKET = "any-bucket";

  private final List<Profile> profiles;
  private final FileSystems fileSystems;
  private final Map<Profile, BucketSettings> settings = new ConcurrentHashMap<>();
  private final Map<Profile, Encryption> asked = new ConcurrentHashMap<>();

  /**
   * Reads what each profile asks for.
   *
   * @throws UsageException when one asks for what S3A does not have
   */
  SelectedProfiles(List<Profile> profiles, FileSystems fileSystems) {
    this.profiles = profiles;
    this.fileSystems = fileSystems;
    profiles.forEach(this::asked);
  }

  /** Returns the name of the mode that each selected profile asks for, by the profile's name. */
  public Map<String, String> modes() {
    return profiles.stream()
        .collect(Collectors.toMap(Profile::name, profile -> asked(profile).mode().label()));
  }

  /** Returns the buckets of the user's configuration that the run is to judge. */
  public List<ConfiguredBucket> buckets() {
    return profiles.stream().filter(Profile::isOfConfiguration).map(this::described).toList();
  }

  /** Returns what the profile of a bucket of the user's configuration asks for. */
  private ConfiguredBucket described(Profile profile) {
    String bucket = bucketOf(profile);
    BucketExplainer explainer = new BucketExplainer(fileSystems.inBucket(bucket, null, Map.of()));
    return new ConfiguredBucket(
        profile.name(), profile.bucket(), explainer.asked(), explainer.whereAsked());
  }

  /** Returns the settings of the bucket in which a profile's cases work. */
  BucketSettings settings(Profile profile) {
    return settings.computeIfAbsent(
        profile, p -> fileSystems.inBucket(bucketOf(p), p.forBucket(bucketOf(p)), Map.of()));
  }

  /** Says whether a profile sets a default encryption for the bucket itself. */
  boolean setsBucketDefault(Profile profile) {
    return EncryptionSettings.bucketDefault(settings(profile).settings()).isPresent();
  }

  /** Returns the name of a profile's own bucket, or one that stands for any. */
  static String bucketOf(Profile profile) {
    return profile.bucket().orElse(ANY_BUCKET);
  }

  /** Returns the encryption that a profile asks for, in its own bucket or whatever the bucket. */
  public Encryption asked(Profile profile) {
    return asked.computeIfAbsent(
        profile, p -> EncryptionSettings.asked(settings(p).settings(), bucketOf(p)));
  }
}
