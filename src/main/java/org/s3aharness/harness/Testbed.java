package org.s3aharness.harness;

import java.io.IOException;
import java.rmi.NoSuchObjectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.opentest4j.TestAbortedException;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.EncryptionSettings;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Keys;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.ObjectSnapshot;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.wire.Exchange;
import org.s3aharness.wire.Recorder;
import org.s3aharness.wire.Tampering;
import org.s3aharness.wire.WireLog;

/**
 * What a suite works on: an agent of the release, a bucket of its own, and the three witnesses.
 * Every exchange of a case is judged by the header rules when the case ends, whether the suite
 * looks at the wire or not.
 */
public final class Testbed implements AutoCloseable {
  private final Run run;
  private final CaseId id;
  private final Profile profile;
  private final Testbed shared;
  private final Checks checks = new Checks();
  private final Map<String, Encryption> clients;
  private final List<S3AClient> open;
  private final List<String> buckets;

  private AgentPool.Slot slot;
  private String bucket;
  private WireLog wire;
  private long logStart;
  private boolean disturbed;
  private ConfigurationFile profileFile;
  private Encryption profileEncryption;

  Testbed(Run run, CaseId id, Profile profile) {
    this.run = run;
    this.id = id;
    this.profile = profile;
    this.shared = null;
    this.clients = new HashMap<>();
    this.open = new ArrayList<>();
    this.buckets = new ArrayList<>();
  }

  /** For one of several cases on the same agent and bucket, which are the other testbed's. */
  Testbed(CaseId id, Testbed shared) {
    this.run = shared.run;
    this.id = id;
    this.profile = shared.profile;
    this.shared = shared;
    this.clients = shared.clients;
    this.open = shared.open;
    this.buckets = shared.buckets;
  }

  void prepare() {
    if (shared == null) {
      lease();
    } else {
      shared.lease();
      slot = shared.slot;
      bucket = shared.bucket;
      profileFile = shared.profileFile;
      profileEncryption = shared.profileEncryption;
    }
    wire = slot.recorder().startLog(id.toString());
    logStart = slot.process().logLength();
  }

  private void lease() {
    if (slot == null) {
      slot = run.agents().take();
      bucket = run.newBucket();
      profileFile = profile.forBucket(bucket);
      profileEncryption = asked(profileFile, Map.of());
      bucketDefault().ifPresent(encryption -> run.encryptByDefault(bucket, encryption));
    }
  }

  /** The case. */
  public CaseId id() {
    return id;
  }

  /** The profile under test. */
  public Profile profile() {
    return profile;
  }

  /** What the profile asks S3A for. */
  public Encryption encryption() {
    return profileEncryption;
  }

  /**
   * What the store should say it did: what S3A asks for, else the bucket's default, else SSE-S3,
   * which AWS gives every new object since January 2023 (Amazon S3 User Guide, "Setting default
   * server-side encryption behavior for Amazon S3 buckets").
   */
  public Encryption atRest() {
    return atRest(encryption());
  }

  /** The same of another encryption than the profile's. */
  public Encryption atRest(Encryption asked) {
    if (asked.mode().isServerSideWithStoredKey() || asked.mode() == Mode.SSE_C) {
      return asked;
    }
    return bucketDefault().orElse(Encryption.of(Mode.SSE_S3));
  }

  private Optional<Encryption> bucketDefault() {
    return EncryptionSettings.bucketDefault(run.fileSystems().settings(profileFile, Map.of()));
  }

  private Encryption asked(ConfigurationFile file, Map<String, String> more) {
    Settings settings = run.fileSystems().settings(file, more);
    return EncryptionSettings.asked(settings, bucket);
  }

  /** The case's own bucket. */
  public String bucket() {
    return bucket;
  }

  /** A further bucket of the case's own, as empty as the first. */
  public String newBucket() {
    String another = run.newBucket();
    buckets.add(another);
    return another;
  }

  /** A KMS key of the case's own, which it may disable or delete without harm to other cases. */
  public KmsKey newKmsKey(String purpose) {
    KmsKey key = run.kms().createKey(purpose);
    run.keys().add(key);
    return key;
  }

  /** The same without material, which the case has yet to bring along. */
  public KmsKey newKmsKeyWithoutMaterial(String purpose) {
    KmsKey key = run.kms().createKeyWithoutMaterial(purpose);
    run.keys().add(key);
    return key;
  }

  /** What may be done to keys that the run made, and to no others. */
  public Keys kms() {
    return run.kms();
  }

  /** The run's keys. */
  public RunKeys keys() {
    return run.keys();
  }

  Run run() {
    return run;
  }

  /** Opens the bucket with the profile. */
  public S3AClient open() throws IOException {
    return open(Map.of());
  }

  /** Opens the bucket with the profile and these settings over it. */
  public S3AClient open(Map<String, String> more) throws IOException {
    return open(bucket, profileFile, more);
  }

  /** Opens the bucket with no encryption setting at all. */
  public S3AClient openWithoutEncryption() throws IOException {
    return open(bucket, null, FileSystems.NO_ENCRYPTION);
  }

  /** Opens the bucket with these encryption settings in place of the profile's. */
  public S3AClient openInstead(Map<String, String> settings) throws IOException {
    return openInstead(bucket, settings);
  }

  /** The same on a bucket from {@link #newBucket}. */
  public S3AClient openInstead(String ofBucket, Map<String, String> settings) throws IOException {
    return open(ofBucket, null, instead(settings));
  }

  private static Map<String, String> instead(Map<String, String> settings) {
    Map<String, String> more = new HashMap<>(FileSystems.NO_ENCRYPTION);
    more.putAll(settings);
    return more;
  }

  /**
   * The per-bucket form of encryption settings, for what works on several of the case's buckets at
   * once: the requests to each are judged under its own.
   *
   * @param settings by their global names; empty for no encryption
   */
  public Map<String, String> ofBucket(String ofBucket, Map<String, String> settings) {
    String client = newClient(askedOrNone(null, instead(settings)));
    Map<String, String> perBucket = new HashMap<>();
    perBucket.put(inBucket(ofBucket, "fs.s3a.user.agent.prefix"), client);
    settings.forEach((name, value) -> perBucket.put(inBucket(ofBucket, name), value));
    return perBucket;
  }

  private static String inBucket(String ofBucket, String property) {
    return property.replaceFirst("^fs\\.s3a\\.", "fs.s3a.bucket." + ofBucket + ".");
  }

  private String newClient(Encryption asked) {
    String client = "s3aharness-" + (clients.size() + 1) + "-";
    clients.put(client, asked);
    return client;
  }

  private S3AClient open(String ofBucket, ConfigurationFile file, Map<String, String> more)
      throws IOException {
    String client = newClient(askedOrNone(file, more));
    S3AClient s3a = slot.agent().open(run.fileSystems().spec(ofBucket, file, more, client));
    open.add(s3a);
    return s3a;
  }

  /** Settings that S3A itself must refuse owe no headers. */
  private Encryption askedOrNone(ConfigurationFile file, Map<String, String> more) {
    String algorithm = more.getOrDefault(EncryptionSettings.ALGORITHM, "");
    return algorithm.isEmpty() || Mode.ofSetting(algorithm).isPresent()
        ? asked(file, more)
        : Encryption.NONE;
  }

  /** What went over the wire so far. */
  public WireLog wire() {
    return wire;
  }

  /**
   * What stands between the agent and the store, for a case that disturbs them. It is left alone
   * again when the case ends.
   */
  public Recorder recorder() {
    disturbed = true;
    return slot.recorder();
  }

  /** Ends what was done to {@link #recorder}; done at the end of the case as well. */
  public void leaveAlone() {
    slot.recorder().tamper(Tampering.none());
    slot.recorder().presentUntrusted(host -> false);
    disturbed = false;
  }

  /**
   * Kills the case's agent (SIGKILL) in the middle of an operation and gives the case a new one,
   * which the same recorder watches. What was opened before is lost.
   *
   * @return what the operation failed with
   * @throws AssertionError when it ended before the agent was killed
   */
  public Throwable kill(AgentKill when, AgentKill.Operation operation) {
    disturbed = true;
    try {
      return when.during(operation, slot);
    } finally {
      leaveAlone();
      open.clear();
    }
  }

  /** What Hadoop's own defaults say of a property, without any configuration of ours. */
  public String defaultOf(String property) throws IOException {
    return slot.agent().property(new FileSystemSpec("s3a://" + bucket + "/"), property);
  }

  /** What the case's agent has logged so far, from the beginning of the case on. */
  public String agentLog() throws IOException {
    return slot.process().log(logStart);
  }

  /** The store, asked out of band. */
  public StoreInspector store() {
    return run.inspector();
  }

  /** What the case looked at. */
  public Checks checks() {
    return checks;
  }

  /** Has the second and the third witness judge an object that S3A wrote under the profile. */
  public void verify(String key, Content content) {
    verifyAs(key, content, encryption());
  }

  /** The same for an object written under another encryption than the profile's. */
  public void verifyAs(String key, Content content, Encryption asked) {
    verifyIn(bucket, key, content, asked);
  }

  /** The same in any of the case's buckets. */
  public void verifyIn(String ofBucket, String key, Content content, Encryption asked) {
    run.objectJudge().judge(ofBucket, key, content, asked, atRest(asked), checks);
  }

  /** The same where the store should say something else than follows from what was asked for. */
  public void verifyAs(String key, Content content, Encryption asked, Encryption atRest) {
    run.objectJudge().judge(bucket, key, content, asked, atRest, checks);
  }

  /** How an object written under this encryption is encrypted, in words for a report. */
  public String seenEncryption(String key, Encryption asked) {
    return SeenEncryption.of(run.objectJudge().head(bucket, key, asked), run.keys());
  }

  /** An object written under this encryption, to be compared with later. */
  public ObjectSnapshot snapshot(String key, Encryption asked) {
    return run.objectJudge().snapshot(bucket, key, asked);
  }

  /** Has the bucket encrypt what comes without an encryption of its own. */
  public void encryptByDefault(Encryption encryption) {
    run.encryptByDefault(bucket, encryption);
  }

  /**
   * Does not run the case when the store does not supply what settings refer to, or the release
   * lacks what they ask for.
   */
  public void needs(Map<String, String> settings) {
    run.unsupplied(String.join(" ", settings.values()))
        .or(() -> run.lacking(asked(null, instead(settings))))
        .ifPresent(
            reason -> {
              throw new TestAbortedException(reason);
            });
  }

  /**
   * Does not run the case when the release lacks something.
   *
   * @param what in words, for the reason
   */
  public void needs(Predicate<ReleaseFeatures> feature, String what) {
    if (run.release().features().map(feature::test).orElse(true)) {
      return;
    }
    throw new TestAbortedException("release " + id.release() + " does not have " + what);
  }

  /** Does not run the case on a store that S3A must be told of by an endpoint of its own. */
  public void needsAwsNames() {
    if (!run.store().acceptsAwsNames()) {
      throw new TestAbortedException(
          "store "
              + run.store().info().kind()
              + " is reached by its own endpoint, which fixes TLS");
    }
  }

  /** The settings that select an input stream; the case is not run where the release lacks it. */
  public Map<String, String> inputStream(String type) {
    needs(features -> features.inputStreams().contains(type), "the " + type + " input stream");
    return run.release().features().map(f -> f.selectInputStream(type)).orElse(Map.of());
  }

  /** Does not run the case when the release, by its documentation, lacks the profile's feature. */
  public void notRunIfUnsupported(String observed) {
    run.lacking(profile)
        .ifPresent(
            reason -> {
              throw new TestAbortedException(reason + " " + observed);
            });
  }

  /** The user's scenario that the run is about. */
  public String scenario() {
    return run.scenario();
  }

  /** The region of store and keys. */
  public String region() {
    return run.store().region();
  }

  /** The object's etag, as the store says, without quotes. */
  public String etag(String key) {
    return run.objectJudge().head(bucket, key, encryption()).eTag().replace("\"", "");
  }

  /** Has the second witness judge how an object is encrypted whose content is not known. */
  public void verifyEncryption(String key) {
    run.objectJudge().judgeEncryption(bucket, key, encryption(), atRest(), checks);
  }

  /** The same of an object written under another encryption than the profile's. */
  public void verifyEncryptionAs(String key, Encryption asked) {
    run.objectJudge().judgeEncryption(bucket, key, asked, atRest(asked), checks);
  }

  /** What is broken, if a failure is not the release's; the run is broken off then. */
  Optional<InfrastructureException> brokenInfrastructure(Throwable failure) {
    Optional<InfrastructureException> broken =
        slot == null ? Optional.empty() : Infrastructure.broken(slot, run.store(), failure);
    broken.ifPresent(run::fail);
    return broken;
  }

  void judgeWire() {
    Set<String> own = new HashSet<>(buckets);
    own.add(bucket);
    for (Exchange exchange : wire.exchanges()) {
      checks.that(
          Witness.WIRE,
          "bucket",
          exchange.bucket().map(own::contains).orElse(true),
          () -> exchange + ": sent to a bucket that is not the case's");
      String agent = exchange.requestHeaders().firstValue("user-agent").orElse("");
      Encryption asked =
          clients.entrySet().stream()
              .filter(client -> agent.contains(client.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(Encryption.NONE);
      run.wireJudge().judge(exchange, asked, checks);
    }
  }

  Deviations.Judgement judge() {
    return run.deviations().judge(id, run.store().info().kind(), checks);
  }

  @Override
  public void close() throws IOException {
    if (slot == null || shared != null) {
      return;
    }
    try {
      for (S3AClient s3a : open) {
        closeUnlessClosed(s3a);
      }
    } finally {
      if (disturbed) {
        leaveAlone();
      }
      run.agents().giveBack(slot);
      run.discardBucket(bucket);
      buckets.forEach(run::discardBucket);
    }
  }

  private static void closeUnlessClosed(S3AClient s3a) throws IOException {
    try {
      s3a.close();
    } catch (NoSuchObjectException closed) {
      // By the case, which is how most end.
    }
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
