package org.s3aharness.harness;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.run.CaseRun;
import org.s3aharness.harness.run.Requirements;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.Workspace;
import org.s3aharness.harness.run.fault.FaultInjector;
import org.s3aharness.harness.run.fault.HangingOperation;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.Feature;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.Place;
import org.s3aharness.store.StoreInspector;
import org.s3aharness.store.resource.InPlaceUpdate;
import org.s3aharness.store.resource.KmsKeyManager;
import org.s3aharness.store.resource.OlderEncryptionClient;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Gives a suite what it works with: an agent of the release, a place of its own in the store, and
 * what the witnesses see. Every exchange of a case is judged by the header rules when the case
 * ends, whether the suite looks at the wire or not.
 */
public final class Testbed {
  private final Run run;
  private final CaseRun caseRun;
  private final Workspace workspace;

  Testbed(CaseRun caseRun) {
    this.run = caseRun.run();
    this.caseRun = caseRun;
    this.workspace = caseRun.workspace();
  }

  /**
   * Returns the seeds for random faults.
   *
   * @param usually how many there are unless the run covers everything, 1 or more
   */
  public List<Long> seeds(int usually) {
    return run.extent().seeds(usually);
  }

  /** Returns the encryption that the profile asks S3A for. */
  public Encryption encryption() {
    return workspace.fileSystems().profileEncryption();
  }

  /** Returns the release that writes and the release under test; often they are the same. */
  public ReleasePair releases() {
    return caseRun.planned().releases();
  }

  /**
   * Returns the place where the case works: a bucket of its own, or a directory in one that it
   * shares.
   */
  public Place place() {
    return workspace.place();
  }

  /** Creates a further bucket for the case, as empty as the first. */
  public Place newBucket() {
    requirements().ownBuckets("a second bucket, with settings of its own");
    return workspace.newPlace();
  }

  /** Sets the default encryption of the case's bucket. */
  public void encryptByDefault(Encryption encryption) {
    workspace.encryptByDefault(encryption);
  }

  /** Creates a KMS key that the case may disable or delete without harm to other cases. */
  public KmsKey newKmsKey(String purpose) {
    requirements().feature(Feature.KMS_API);
    return known(changeKeys().createKey(purpose), purpose);
  }

  /** Creates a KMS key without key material, which the case has yet to import. */
  public KmsKey newKmsKeyWithoutMaterial(String purpose) {
    requirements().feature(Feature.KMS_API);
    return known(changeKeys().createKeyWithoutMaterial(purpose), purpose);
  }

  private KmsKey known(KmsKey key, String purpose) {
    run.keys().add(key, purpose);
    return key;
  }

  /**
   * Notes that the case changes KMS keys, and returns the manager of the run's keys, which changes
   * only those that the run created.
   */
  public KmsKeyManager changeKeys() {
    workspace.fileSystems().calls().obstacle("it makes or changes KMS keys");
    return run.kms();
  }

  /** Returns the keys of the run, to which profiles refer. */
  public RunKeys keys() {
    return run.keys();
  }

  /** Opens a filesystem on the case's place with the profile. */
  public S3AClient open() throws IOException {
    return open(Map.of());
  }

  /** Opens a filesystem on the case's place with the profile and some settings that override it. */
  public S3AClient open(Map<String, String> more) throws IOException {
    return workspace.fileSystems().open(workspace.reader(), more);
  }

  /** Opens a filesystem as {@link #open(Map)} does, on the release that writes. */
  public S3AClient openWriter(Map<String, String> more) throws IOException {
    return workspace.fileSystems().open(workspace.writer(), more);
  }

  /**
   * Opens a filesystem on the case's place with other encryption settings than the profile's.
   *
   * @param settings empty for no encryption at all
   */
  public S3AClient openInstead(Map<String, String> settings) throws IOException {
    return openInstead(place(), settings);
  }

  /**
   * Opens a filesystem on one of the case's places with other encryption settings than the
   * profile's.
   *
   * @param settings empty for no encryption at all
   */
  public S3AClient openInstead(Place at, Map<String, String> settings) throws IOException {
    return workspace.fileSystems().openInstead(workspace.reader(), at, settings);
  }

  /** Returns what configurations mean to the release under test. */
  public CaseSettings settings() {
    return new CaseSettings(caseRun);
  }

  /** Returns the requirements of the case. Without them it is not run. */
  public Requirements requirements() {
    return workspace.requirements();
  }

  /** Returns the means to disturb the case on purpose. */
  public FaultInjector faults() {
    return new FaultInjector(workspace);
  }

  /** Returns what went over the wire so far; in a case across releases, the reader's traffic. */
  public WireLog wire() {
    return workspace.reader().wire();
  }

  /**
   * Gives the case a JVM that no earlier case has used, before it opens anything: threads of
   * earlier cases may still log, or end.
   */
  public void useFreshAgent() {
    workspace.reader().freshen();
  }

  /**
   * Performs an operation that may hang, and judges that it ends. If it hangs, the case is given
   * another agent, and whatever was open is lost.
   */
  public void judgeEnd(String what, IORunnable operation) throws IOException {
    new HangingOperation(workspace).judgeEnd(what, operation, checks());
  }

  /** Returns what the agent under test has logged since the case began. */
  public String agentLog() throws IOException {
    return workspace.reader().log();
  }

  /** Returns the means to change how an object is encrypted without S3A. */
  public InPlaceUpdate inPlace() {
    workspace.fileSystems().calls().obstacle("it changes an object without S3A");
    return new InPlaceUpdate(run.store());
  }

  /** Returns the means to ask the store out of band. */
  public StoreInspector store() {
    return run.witnesses().inspector();
  }

  /** Returns a client that stores objects as older encryption clients do. */
  public OlderEncryptionClient olderClient() {
    workspace.fileSystems().calls().obstacle("it stores objects as older encryption clients do");
    return new OlderEncryptionClient(run.store());
  }

  /** Returns what the case has checked so far. */
  public CheckList checks() {
    return caseRun.checks();
  }

  /** Lets the witnesses judge an object that S3A wrote under the profile. */
  public void verify(String key, Content content) {
    verifyAs(key, content, encryption());
  }

  /** Lets the witnesses judge an object that S3A wrote under another encryption. */
  public void verifyAs(String key, Content content, Encryption asked) {
    objects().verifyAt(place(), key, content, asked);
  }

  /** Reads a file through a filesystem and judges whether it holds the content. */
  public void verifyRead(S3AClient s3a, String path, Content content) throws IOException {
    verifyRead(path, content.fingerprint(), s3a.read(path));
  }

  /**
   * Judges bytes that were read without an error.
   *
   * @param what names what was read, such as the file
   */
  public void verifyRead(String what, Fingerprint expected, Fingerprint read) {
    checks().equal(Witness.S3A, "content", Grade.CORRUPT, "reading " + what, expected, read);
  }

  /** Returns the judge of stored objects. */
  public ObjectVerifier objects() {
    return new ObjectVerifier(caseRun);
  }

  @Override
  public String toString() {
    return caseRun.planned().id().toString();
  }
}
