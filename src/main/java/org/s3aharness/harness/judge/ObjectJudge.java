package org.s3aharness.harness.judge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.RawObject;
import org.s3aharness.store.SseCustomerKey;

/** The second and third witness: what the store says of an object, and its bytes. */
public final class ObjectJudge {
  /**
   * What AES-GCM adds to a client-side encrypted object (Hadoop's encryption.md, "S3 Client-Side
   * Encryption": "the content length … is 16 bytes" more).
   */
  static final long GCM_TAG = 16;

  /**
   * Metadata that names the cipher of a client-side encrypted object (Amazon S3 Encryption Client
   * Developer Guide, "Content metadata"): formats 1 and 2, and format 3 with key commitment.
   */
  static final List<String> ENVELOPES = List.of("x-amz-cek-alg", "x-amz-c");

  private final StorageJudge storage;
  private final RunKeys keys;

  /** Makes a judge that knows the keys of a run by any of their names. */
  public ObjectJudge(RunKeys keys) {
    this.storage = new StorageJudge(keys);
    this.keys = keys;
  }

  /**
   * Judges one object.
   *
   * @param content what S3A was given to write
   * @param asked what S3A was asked for
   * @param atRest what the store should say that it did
   */
  public void judge(
      SeenObject seen, Content content, Encryption asked, Encryption atRest, CheckList checks) {
    judgeHead(seen.key(), seen.head(), asked, atRest, checks);
    checks.equal(
        Witness.STORE,
        "length",
        lengthGrade(asked),
        "HEAD " + seen.key() + ": length",
        storedLength(content, asked),
        seen.head().size());
    judgeBytes("bytes of " + seen.key(), seen.bytes(), content, asked, checks);
    storage.judge(seen, content, asked, atRest, checks);
  }

  /**
   * Judges how an object is encrypted whose content is not known.
   *
   * @param key the key as the case knows it, for messages
   */
  public void judgeHead(
      String key, ObjectHead head, Encryption asked, Encryption atRest, CheckList checks) {
    judgeHeaders("HEAD " + key, head, asked, atRest, checks);
  }

  private void judgeHeaders(
      String where, ObjectHead head, Encryption asked, Encryption atRest, CheckList checks) {
    checks.equal(
        Witness.STORE,
        "algorithm",
        head.sse().isEmpty() ? Grade.EXPOSED : Grade.WEAKER,
        where + ": algorithm",
        atRest.mode().header(),
        head.sse());
    if (atRest.mode().usesKmsKeyInS3()) {
      judgeKmsKey(where, head, atRest, checks);
    } else {
      checks.equal(Witness.STORE, "kms-key", where + ": KMS key", "", head.kmsKeyId());
    }
    checks.equal(
        Witness.STORE,
        "customer-key-md5",
        Grade.WEAKER,
        where + ": MD5 of the customer's key",
        asked.mode() == Mode.SSE_C ? SseCustomerKey.md5Of(asked.key().orElseThrow()) : "",
        head.sseCustomerKeyMd5());
    if (asked.mode().isClientSide()) {
      Set<String> metadata = new TreeSet<>(head.userMetadata().keySet());
      checks.add(
          Check.equal(
                  Witness.STORE,
                  "envelope",
                  where + ": the metadata",
                  "the envelope of an encryption client, one of " + ENVELOPES,
                  metadata.isEmpty() ? "" : metadata)
              .withHeld(ENVELOPES.stream().anyMatch(metadata::contains)));
    }
  }

  private void judgeKmsKey(String where, ObjectHead head, Encryption atRest, CheckList checks) {
    String named = head.kmsKeyId();
    Optional<String> expected = atRest.key().map(key -> keys.arnOf(key).orElse(key));
    boolean held =
        expected
            .map(named::equals)
            .orElseGet(() -> named.startsWith("arn:") && keys.arnOf(named).isEmpty());
    checks.add(
        Check.equal(
                Witness.STORE,
                "kms-key",
                where + ", under " + atRest.mode() + ": KMS key",
                expected.orElse("the ARN of a key that AWS manages"),
                named)
            .withGrade(Grade.WEAKER)
            .withHeld(held));
  }

  private static void judgeBytes(
      String where, RawObject raw, Content content, Encryption asked, CheckList checks) {
    Fingerprint plaintext = content.fingerprint();
    if (asked.mode().isClientSide()) {
      boolean plain = raw.containsMarker() || raw.sha256().equals(plaintext.sha256());
      checks.equal(
          Witness.BYTES,
          StorageChecks.CIPHERTEXT,
          Grade.EXPOSED,
          where + ", under " + asked,
          StorageChecks.CIPHERTEXT,
          plain ? StorageChecks.PLAINTEXT : StorageChecks.CIPHERTEXT);
    } else {
      checks.equal(
          Witness.BYTES,
          "content",
          Grade.CORRUPT,
          where + ": SHA-256",
          plaintext.sha256(),
          raw.sha256());
    }
    checks.equal(
        Witness.BYTES,
        "length",
        lengthGrade(asked),
        where + ": length",
        storedLength(content, asked),
        raw.length());
  }

  /** Plaintext in place of ciphertext is shorter too, which is not what is wrong with it. */
  private static Grade lengthGrade(Encryption asked) {
    return asked.mode().isClientSide() ? Grade.DIFFERENT : Grade.CORRUPT;
  }

  private static long storedLength(Content content, Encryption asked) {
    return content.size() + (asked.mode().isClientSide() ? GCM_TAG : 0);
  }
}
