package org.s3aharness.harness;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.FileSystemSpec;
import org.s3aharness.agent.PropertiesRead;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.judge.EncryptionSummary;
import org.s3aharness.harness.judge.PlaceJudge;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.harness.judge.UnreadProperties;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.run.AgentKill;
import org.s3aharness.harness.run.AgentLease;
import org.s3aharness.harness.run.CaseClock;
import org.s3aharness.harness.run.Needs;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.Workspace;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.release.Release;
import org.s3aharness.release.ReleaseFeatures;
import org.s3aharness.store.Feature;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.ObjectSnapshot;
import org.s3aharness.store.Place;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.recorder.Recorder;

/**
 * What a suite works on: an agent of the release, a place of its own, and the three witnesses.
 * Every exchange of a case is judged by the header rules when the case ends, whether the suite
 * looks at the wire or not.
 */
public final class Testbed implements AutoCloseable {
  private final Run run;
  private final CaseId id;
  private final Profile profile;
  private final ReleasePair crossing;
  private final Workspace ground;
  private final boolean alone;
  private final CheckList checks = new CheckList();

  /** For a case on a ground of its own. */
  Testbed(Run run, CaseId id, Profile profile, ReleasePair crossing) {
    this(run, id, profile, crossing, new Workspace(run, profile, crossing), true);
  }

  /** For one of several cases on the same ground, which outlives them. */
  Testbed(Run run, CaseId id, Profile profile, ReleasePair crossing, Workspace shared) {
    this(run, id, profile, crossing, shared, false);
  }

  private Testbed(
      Run run, CaseId id, Profile profile, ReleasePair crossing, Workspace ground, boolean alone) {
    this.run = run;
    this.id = id;
    this.profile = profile;
    this.crossing = crossing;
    this.ground = ground;
    this.alone = alone;
  }

  void prepare() {
    ground.begin(id);
  }

  /** Watches the case until what is returned is closed. */
  CaseClock.Turn startClock() {
    return run.clock().watch(id, ground.leases());
  }

  /** The case. */
  public CaseId id() {
    return id;
  }

  /** The release under test; of a case across releases, the one that reads. */
  Release release() {
    return crossing.reader();
  }

  /** The name of the release under test; of a case across releases, the one that reads. */
  public String readerName() {
    return crossing.reader().name();
  }

  /** The name of the release that writes; the same in a case of one release. */
  public String writerName() {
    return crossing.writer().name();
  }

  /** The profile under test. */
  public Profile profile() {
    return profile;
  }

  /** What the profile asks S3A for. */
  public Encryption encryption() {
    return ground.profileEncryption();
  }

  /**
   * What the store should say it did: what S3A asks for, else the bucket's default, else what the
   * store's buckets have: SSE-S3 on AWS since January 2023 (Amazon S3 User Guide, "Setting default
   * server-side encryption behavior for Amazon S3 buckets"), nothing on some others.
   */
  public Encryption atRest() {
    return atRest(encryption());
  }

  /** The same of another encryption than the profile's. */
  public Encryption atRest(Encryption asked) {
    if (asked.mode().isServerSideWithStoredKey() || asked.mode() == Mode.SSE_C) {
      return asked;
    }
    return ground.bucketDefault().orElseGet(run::byDefault);
  }

  /** Where the case works: a bucket of its own, or a directory in one that it shares. */
  public Place place() {
    return ground.place();
  }

  /** A further bucket of the case's own, as empty as the first. */
  public Place newBucket() {
    needs().ownBuckets("a second bucket, with settings of its own");
    return ground.newPlace();
  }

  /** A KMS key of the case's own, which it may disable or delete without harm to other cases. */
  public KmsKey newKmsKey(String purpose) {
    needs().feature(Feature.KMS_API);
    KmsKey key = run.kms().createKey(purpose);
    run.keys().add(key);
    return key;
  }

  /** The same without material, which the case has yet to bring along. */
  public KmsKey newKmsKeyWithoutMaterial(String purpose) {
    needs().feature(Feature.KMS_API);
    KmsKey key = run.kms().createKeyWithoutMaterial(purpose);
    run.keys().add(key);
    return key;
  }

  /** What may be done to keys that the run made, and to no others. */
  public KmsKeyManager kms() {
    return run.kms();
  }

  /** The run's keys. */
  public RunKeys keys() {
    return run.keys();
  }

  Run run() {
    return run;
  }

  /** Opens the place with the profile. */
  public S3AClient open() throws IOException {
    return open(Map.of());
  }

  /** Opens the place with the profile and these settings over it. */
  public S3AClient open(Map<String, String> more) throws IOException {
    return ground.open(ground.reader(), more);
  }

  /** Has the release that writes open the place with the profile and these settings over it. */
  public S3AClient openWriter(Map<String, String> more) throws IOException {
    return ground.open(ground.leases().writer(), more);
  }

  /** Opens the place with no encryption setting at all. */
  public S3AClient openWithoutEncryption() throws IOException {
    return openInstead(Map.of());
  }

  /** Opens the place with these encryption settings in place of the profile's. */
  public S3AClient openInstead(Map<String, String> settings) throws IOException {
    return openInstead(place(), settings);
  }

  /** The same on a bucket from {@link #newBucket}. */
  public S3AClient openInstead(Place at, Map<String, String> settings) throws IOException {
    return ground.openInstead(ground.reader(), at, settings);
  }

  /**
   * The per-bucket form of encryption settings, for what works on several of the case's buckets at
   * once: the requests to each are judged under its own.
   *
   * @param settings by their global names; empty for no encryption
   */
  public Map<String, String> ofBucket(Place bucket, Map<String, String> settings) {
    return ground.ofBucket(bucket.bucket(), settings);
  }

  /**
   * What went over the wire so far about an object of the case.
   *
   * @param key relative to the case's place
   */
  public List<Exchange> exchangesAbout(String key) {
    return wire().to(place().key(key));
  }

  /** What went over the wire so far; of a case across releases, the reader's. */
  public WireLog wire() {
    return ground.reader().wire();
  }

  /** The wire of all releases of the case; null if it was not run. */
  WireLog wireOfAll() {
    return ground.leases() == null
        ? null
        : WireLog.joined(ground.leases().all().stream().map(AgentLease::wire).toList());
  }

  /**
   * What stands between the agent and the store, for a case that disturbs them. It is left alone
   * again when the case ends.
   */
  public Recorder recorder() {
    return ground.reader().disturb();
  }

  /** Ends what was done to {@link #recorder}; done at the end of the case as well. */
  public void leaveAlone() {
    ground.reader().leaveAlone();
  }

  /**
   * Kills the case's agent (SIGKILL) in the middle of an operation and gives the case a new one,
   * which the same recorder watches. What was opened before is lost.
   *
   * @return what the operation failed with
   * @throws AssertionError when it ended before the agent was killed
   */
  public Throwable kill(AgentKill when, AgentKill.Operation operation) {
    ground.reader().disturb();
    try {
      return when.during(operation, ground.reader().slot());
    } finally {
      leaveAlone();
      ground.forgetOpen();
    }
  }

  /** What Hadoop's own defaults say of a property, without any configuration of ours. */
  public String defaultOf(String property) throws IOException {
    return ground.reader().agent().property(new FileSystemSpec(place().uri()), property);
  }

  /**
   * Judges that the release reads every setting of the profile, and of the base configurations,
   * that looks as if it were about encryption: one that it does not read has no effect, in silence.
   */
  public void verifyPropertiesAreRead() throws IOException {
    Set<String> names = ground.encryptionProperties();
    PropertiesRead seen = ground.propertiesRead(names);
    for (String name : names) {
      checks.that(
          Witness.S3A,
          "property " + name.replace("bucket." + place().bucket() + ".", "bucket.BUCKET."),
          Grade.WEAKER,
          !seen.unread().contains(name),
          () ->
              "%s: set, but release %s does not read it%s"
                  .formatted(
                      name,
                      release().name(),
                      UnreadProperties.nearest(name, seen.read())
                          .map(nearest -> "; the nearest name that it reads is " + nearest)
                          .orElse("")));
    }
  }

  /** What a case that ended with this failure means for a user's data. */
  Grade gradeOf(Throwable failure) {
    return ground.operations().gradeOf(failure);
  }

  /**
   * What the case was doing when S3A threw this, such as {@code read}; empty if that is unknown.
   */
  Optional<String> operationOf(Throwable failure) {
    return ground.operations().of(failure);
  }

  /** What the case's agent has logged so far, from the beginning of the case on. */
  public String agentLog() throws IOException {
    return ground.reader().log();
  }

  /** The store, asked out of band. */
  public StoreInspector store() {
    return run.inspector();
  }

  /** What the case looked at. */
  public CheckList checks() {
    return checks;
  }

  /** Has the second and the third witness judge an object that S3A wrote under the profile. */
  public void verify(String key, Content content) {
    verifyAs(key, content, encryption());
  }

  /** The same for an object written under another encryption than the profile's. */
  public void verifyAs(String key, Content content, Encryption asked) {
    verifyIn(place(), key, content, asked);
  }

  /** The same at any of the case's places. */
  public void verifyIn(Place at, String key, Content content, Encryption asked) {
    run.objectJudge().judge(at, key, content, asked, atRest(asked), checks);
  }

  /** The same where the store should say something else than follows from what was asked for. */
  public void verifyAs(String key, Content content, Encryption asked, Encryption atRest) {
    run.objectJudge().judge(place(), key, content, asked, atRest, checks);
  }

  /** How an object written under this encryption is encrypted, in words for a report. */
  public String seenEncryption(String key, Encryption asked) {
    return EncryptionSummary.of(run.objectJudge().head(place(), key, asked), run.keys());
  }

  /** An object written under this encryption, to be compared with later. */
  public ObjectSnapshot snapshot(String key, Encryption asked) {
    return run.objectJudge().snapshot(place(), key, asked);
  }

  /** Has the bucket encrypt what comes without an encryption of its own. */
  public void encryptByDefault(Encryption encryption) {
    ground.encryptByDefault(encryption);
  }

  /** What the case needs, or else is not run. */
  public Needs needs() {
    return ground.needs();
  }

  /** The kinds of input stream that the release has, as far as that is known. */
  public Set<String> inputStreams() {
    return release().features().map(ReleaseFeatures::inputStreams).orElse(Set.of("classic"));
  }

  /** Whether the store has a feature. */
  public boolean storeHas(Feature feature) {
    return run.lacks().ofStore(feature).isEmpty();
  }

  /** The settings that select an input stream; the case is not run where the release lacks it. */
  public Map<String, String> inputStream(String type) {
    needs()
        .feature(
            features -> features.inputStreams().contains(type), "the " + type + " input stream");
    return release().features().map(f -> f.selectInputStream(type)).orElse(Map.of());
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
    return run.objectJudge().head(place(), key, encryption()).eTag().replace("\"", "");
  }

  /** Has the second witness judge how an object is encrypted whose content is not known. */
  public void verifyEncryption(String key) {
    run.objectJudge().judgeEncryption(place(), key, encryption(), atRest(), checks);
  }

  /** The same of an object written under another encryption than the profile's. */
  public void verifyEncryptionAs(String key, Encryption asked) {
    run.objectJudge().judgeEncryption(place(), key, asked, atRest(asked), checks);
  }

  /** Looks whether a failure is not the release's; the run is broken off then. */
  void breakOffUnlessOfRelease(Throwable failure) {
    ground.breakOffUnlessOfRelease(failure);
  }

  /** Judges the release under test; what another sends is judged in cases of its own. */
  void judgeWire() {
    PlaceJudge places = new PlaceJudge(ground.places());
    for (Exchange exchange : wire().exchanges()) {
      places.judge(exchange, checks);
      run.wireJudge().judge(exchange, ground.clients().askedFor(exchange), checks);
    }
  }

  DeclaredDeviations.Judgement judge() {
    return run.deviations().judge(id, run.store().info().kind(), checks);
  }

  @Override
  public void close() throws IOException {
    if (alone) {
      ground.close();
    }
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
