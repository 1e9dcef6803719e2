package org.s3aharness.harness.run;

import java.io.IOException;
import java.rmi.NoSuchObjectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.agent.PropertiesRead;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.configuration.BucketSettings;
import org.s3aharness.configuration.UnreadProperties;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Settings;
import org.s3aharness.harness.call.CallRecorder;
import org.s3aharness.harness.judge.FailureGrader;
import org.s3aharness.harness.judge.UserAgents;
import org.s3aharness.harness.run.agents.AgentLease;
import org.s3aharness.store.Place;
import org.s3aharness.store.SseCustomerKey;

/**
 * Opens filesystems in a workspace and remembers the settings of each, so that its requests can be
 * judged by them.
 */
public final class FileSystemOpener implements AutoCloseable {
  private final FileSystems fileSystems;
  private final Place place;
  private final ConfigurationFile profile;
  private final Encryption profileEncryption;
  private final UserAgents userAgents;
  private final FailureGrader failures = new FailureGrader();
  private final CallRecorder calls = new CallRecorder();
  private final List<S3AClient> open = new ArrayList<>();

  FileSystemOpener(FileSystems fileSystems, Place place, ConfigurationFile profile) {
    this.fileSystems = fileSystems;
    this.place = place;
    this.profile = profile;
    this.userAgents = new UserAgents(fileSystems.signing().accessKeys());
    this.profileEncryption = asked(profile, Map.of());
  }

  /** Returns the encryption that the profile asks S3A for. */
  public Encryption profileEncryption() {
    return profileEncryption;
  }

  UserAgents userAgents() {
    return userAgents;
  }

  FailureGrader failures() {
    return failures;
  }

  /** Returns the recorder of the calls on these filesystems. */
  public CallRecorder calls() {
    return calls;
  }

  /**
   * Opens a filesystem on the first place with the profile and some settings that override it.
   *
   * @throws IOException if S3A refuses, or the agent fails
   */
  public S3AClient open(AgentLease agent, Map<String, String> more) throws IOException {
    return open(agent, place, profile, more);
  }

  /**
   * Opens a filesystem on a place with these encryption settings instead of the profile's.
   *
   * @throws IOException if S3A refuses, or the agent fails
   */
  public S3AClient openInstead(AgentLease agent, Place at, Map<String, String> settings)
      throws IOException {
    return open(agent, at, null, instead(settings));
  }

  private S3AClient open(
      AgentLease agent, Place at, ConfigurationFile file, Map<String, String> more)
      throws IOException {
    Encryption asked = askedOrNone(file, more);
    fileSystems.tellSecrets(agent.slot().recorder().secrets(), asked);
    BucketSettings settings = fileSystems.inBucket(at.bucket(), file, more);
    String userAgent =
        userAgents.add(asked, fileSystems.usesTls(settings), fileSystems.signing().in(settings));
    Map<String, String> recorded = fileSystems.withoutSecrets(file, more);
    S3AClient s3a;
    try {
      s3a = agent.agent().open(fileSystems.spec(at, file, more, userAgent));
    } catch (IOException e) {
      calls.notOpened(at, recorded, e);
      throw e;
    }
    open.add(s3a);
    return calls.opened(failures.watching(s3a), at, recorded);
  }

  /**
   * Returns the per-bucket form of encryption settings, for operations on several of the case's
   * buckets at once. The requests to each bucket are then judged by its own settings.
   *
   * @param settings by their global names; empty for no encryption
   */
  public Map<String, String> perBucket(Place bucket, Map<String, String> settings) {
    boolean usesTls = fileSystems.usesTls(fileSystems.inBucket(bucket.bucket(), null, settings));
    String userAgent =
        userAgents.add(askedOrNone(null, instead(settings)), usesTls, Optional.empty());
    Map<String, String> perBucket = new HashMap<>();
    perBucket.put(inBucket(bucket, "fs.s3a.user.agent.prefix"), userAgent);
    settings.forEach((name, value) -> perBucket.put(inBucket(bucket, name), value));
    return perBucket;
  }

  /** Returns the per-bucket form of a property's global name. */
  public static String inBucket(Place bucket, String property) {
    return property.replaceFirst("^fs\\.s3a\\.", "fs.s3a.bucket." + bucket.bucket() + ".");
  }

  /**
   * Returns which of these properties the release reads when it opens a filesystem with the
   * profile.
   */
  public PropertiesRead propertiesRead(AgentLease agent, Set<String> names) throws IOException {
    boolean usesTls = fileSystems.usesTls(fileSystems.inBucket(place.bucket(), profile, Map.of()));
    String userAgent = userAgents.add(profileEncryption, usesTls, Optional.empty());
    return agent
        .agent()
        .propertiesRead(fileSystems.spec(place, profile, Map.of(), userAgent), names);
  }

  /** Returns the properties of the user's files that look as if they were about encryption. */
  public Set<String> encryptionProperties() {
    return UnreadProperties.candidates(fileSystems.files(profile));
  }

  /**
   * Returns the default value of a property in Hadoop itself, without any configuration of the
   * harness.
   */
  public String defaultOf(AgentLease agent, String property) throws IOException {
    return agent.agent().property(new FileSystemSpec(place.uri()), property);
  }

  private static Map<String, String> instead(Map<String, String> settings) {
    Map<String, String> more = new HashMap<>(FileSystems.NO_ENCRYPTION);
    more.putAll(settings);
    return more;
  }

  /** Returns the encryption that settings ask for when they replace the profile's. */
  Encryption askedInstead(Map<String, String> settings) {
    return asked(null, instead(settings));
  }

  private Encryption asked(ConfigurationFile file, Map<String, String> more) {
    Settings settings = fileSystems.settings(place.bucket(), file, more);
    return EncryptionSettings.asked(settings, place.bucket());
  }

  /**
   * Returns the encryption asked for, or none for settings that S3A itself must refuse: they
   * require no headers.
   */
  private Encryption askedOrNone(ConfigurationFile file, Map<String, String> more) {
    String algorithm = more.getOrDefault(EncryptionSettings.ALGORITHM, "");
    if (!algorithm.isEmpty() && Mode.ofSetting(algorithm).isEmpty()) {
      return Encryption.NONE;
    }
    Encryption asked = asked(file, more);
    boolean malformed =
        asked.mode() == Mode.SSE_C && !asked.key().map(SseCustomerKey::isBase64).orElse(false);
    return malformed ? Encryption.NONE : asked;
  }

  /** Forgets the open filesystems, because the agent has died. */
  public void forgetOpen() {
    open.clear();
  }

  @Override
  public void close() throws IOException {
    for (S3AClient s3a : open) {
      closeUnlessClosed(s3a);
    }
  }

  private static void closeUnlessClosed(S3AClient s3a) throws IOException {
    try {
      s3a.close();
    } catch (NoSuchObjectException closed) {
      // By the case, which is how most end.
    }
  }
}
