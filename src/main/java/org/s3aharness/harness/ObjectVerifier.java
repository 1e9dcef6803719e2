package org.s3aharness.harness;

import org.s3aharness.agent.Content;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.judge.Copies;
import org.s3aharness.harness.judge.EncryptionSummary;
import org.s3aharness.harness.judge.ObjectJudge;
import org.s3aharness.harness.judge.SeenObject;
import org.s3aharness.harness.run.CaseRun;
import org.s3aharness.harness.run.ConfiguredBucket;
import org.s3aharness.harness.run.Workspace;
import org.s3aharness.harness.run.witness.ObjectWitness;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.store.ObjectSnapshot;
import org.s3aharness.store.Place;

/** Asks the store for the objects of a case, out of band, and has them judged. */
public final class ObjectVerifier {
  private final CaseRun caseRun;
  private final Workspace workspace;
  private final ObjectWitness witness;
  private final ObjectJudge judge;
  private final CheckList checks;

  ObjectVerifier(CaseRun caseRun) {
    this.caseRun = caseRun;
    this.workspace = caseRun.workspace();
    this.witness = caseRun.run().witnesses().objects();
    this.judge = caseRun.run().judges().object();
    this.checks = caseRun.checks();
  }

  /**
   * Returns the encryption that the store should report for an object.
   *
   * @param asked what S3A was asked for when it wrote the object
   */
  public Encryption atRest(Encryption asked) {
    return workspace.atRest(asked);
  }

  /**
   * Judges an object at one of the case's places.
   *
   * @param key relative to the place
   * @param asked what S3A was asked for when it wrote the object
   */
  public void verifyAt(Place at, String key, Content content, Encryption asked) {
    SeenObject seen = witness.look(at, key, content, asked, copies());
    keepForTheBucket(seen, asked);
    judge.judge(seen, content, asked, atRest(asked), checks);
    decrypt(at, key, seen, content, asked);
  }

  /**
   * Judges an object for which the store should report another encryption than the one asked for
   * implies.
   *
   * @param atRest what the store should report
   */
  public void verify(String key, Content content, Encryption asked, Encryption atRest) {
    SeenObject seen = witness.look(workspace.place(), key, content, asked, copies());
    judge.judge(seen, content, asked, atRest, checks);
    decrypt(workspace.place(), key, seen, content, asked);
  }

  private void decrypt(Place at, String key, SeenObject seen, Content content, Encryption asked) {
    if (asked.mode().isClientSide()) {
      caseRun
          .run()
          .witnesses()
          .clientSide()
          .open(at, key, seen.head().head(), asked, workspace.ownWrappingKey(), checks)
          .ifPresent(
              opened -> caseRun.run().judges().envelope().judge(opened, content, asked, checks));
    }
  }

  /** Records how an object in a bucket of the user's is stored, for the table of buckets. */
  private void keepForTheBucket(SeenObject seen, Encryption asked) {
    if (caseRun.planned().profile().isOfConfiguration()
        && asked.equals(workspace.fileSystems().profileEncryption())) {
      checks.alsoObserved(
          ConfiguredBucket.STORED_AS,
          EncryptionSummary.ofObject(seen, asked, caseRun.run().keys()));
    }
  }

  /** Judges how an object is encrypted when its content is not known. */
  public void verifyEncryption(String key, Encryption asked) {
    judge.judgeHead(
        witness.lookAtHead(workspace.place(), key, asked, copies()), asked, atRest(asked), checks);
  }

  /**
   * Says whether S3A made an object by a copy request that names a server-side encryption.
   * Otherwise the store's default decided.
   */
  public boolean isCopyWithEncryption(String key) {
    return copies()
        .thatMade(workspace.place().bucket(), workspace.place().key(key))
        .flatMap(copy -> copy.requestHeaders().firstValue("x-amz-server-side-encryption"))
        .isPresent();
  }

  private Copies copies() {
    return new Copies(workspace.reader().wire().exchanges());
  }

  /** Returns, in words for a report, how an object written under {@code asked} is encrypted. */
  public String seenEncryption(String key, Encryption asked) {
    return seenEncryption(workspace.place(), key, asked);
  }

  /** Returns, in words for a report, how an object in one of the case's places is encrypted. */
  public String seenEncryption(Place at, String key, Encryption asked) {
    return EncryptionSummary.of(witness.head(at, key, asked), caseRun.run().keys());
  }

  /** Returns a snapshot of an object written under {@code asked}, to compare it with later. */
  public ObjectSnapshot snapshot(String key, Encryption asked) {
    return witness.snapshot(workspace.place(), key, asked);
  }

  /** Returns the ETag, without quotes, of an object written under {@code asked}. */
  public String etag(String key, Encryption asked) {
    return witness.head(workspace.place(), key, asked).eTag().replace("\"", "");
  }
}
