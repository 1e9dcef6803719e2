package org.s3aharness.harness.judge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.RawObject;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.store.ability.Ability;

/**
 * Represents the second and third witness: judges what the store reports of an object, and its
 * bytes.
 */
public final class ObjectJudge {
  /**
   * The bytes that AES-GCM adds to a client-side encrypted object (Hadoop's encryption.md, "S3
   * Client-Side Encryption": "the content length … is 16 bytes" more).
   */
  static final long GCM_TAG = 16;

  /**
   * The metadata that names the cipher of a client-side encrypted object (Amazon S3 Encryption
   * Client Developer Guide, "Content metadata"): formats 1 and 2, and format 3 with key commitment.
   */
  static final List<String> ENVELOPES = List.of("x-amz-cek-alg", "x-amz-c");

  private static final String SSE = "x-amz-server-side-encryption";

  /** The term by which a check of an object knows the length of what S3A wrote. */
  private static final String CONTENT = "content";

  private final StorageJudge storage;
  private final KmsKeyJudge kmsKeys;

  /**
   * Creates a judge that knows the keys of a run by any of their names.
   *
   * @param whyNot says why the store cannot show something
   */
  public ObjectJudge(RunKeys keys, Function<Ability, Optional<String>> whyNot) {
    this.storage = new StorageJudge(keys, whyNot);
    this.kmsKeys = new KmsKeyJudge(keys, whyNot);
  }

  /**
   * Judges one object.
   *
   * @param content what S3A was given to write
   * @param asked what S3A was asked for
   * @param atRest the encryption that the store should report
   */
  public void judge(
      SeenObject seen, Content content, Encryption asked, Encryption atRest, CheckList checks) {
    judgeHead(seen.head(), asked, atRest, checks);
    String head = "HEAD " + seen.key();
    String bytes = "bytes of " + seen.key();
    judgeLength(Witness.STORE, head, seen.head().head().size(), content, asked, checks);
    judgeBytes(bytes, seen.bytes(), content, asked, checks);
    judgeLength(Witness.BYTES, bytes, seen.bytes().length(), content, asked, checks);
    storage.judge(seen, content, asked, atRest, checks);
  }

  /** Judges how an object is encrypted, whatever its content. */
  public void judgeHead(SeenHead seen, Encryption asked, Encryption atRest, CheckList checks) {
    String where = "HEAD " + seen.key();
    ObjectHead head = seen.head();
    Check algorithm =
        Check.equal(
                Witness.STORE,
                "algorithm",
                where + ": algorithm",
                atRest.mode().header(),
                head.sse())
            .withGrade(head.sse().isEmpty() ? Grade.EXPOSED : Grade.WEAKER);
    checks.add(seen.ofSource(SSE).map(a -> algorithm.withTerm(Copies.SOURCE, a)).orElse(algorithm));
    kmsKeys.judge(seen, asked, atRest, checks);
    checks.equal(
        Witness.STORE,
        "customer-key-md5",
        Grade.WEAKER,
        where + ": MD5 of the customer's key",
        asked.mode() == Mode.SSE_C ? SseCustomerKey.md5Of(asked.key().orElseThrow()) : "",
        head.sseCustomerKeyMd5());
    if (asked.mode().isClientSide()) {
      Set<String> metadata = head.userMetadata().keySet();
      checks.equal(
          Witness.STORE,
          "envelope",
          where + ": the envelope of an encryption client, one of " + ENVELOPES,
          "there",
          ENVELOPES.stream().anyMatch(metadata::contains) ? "there" : "");
    }
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
  }

  private static void judgeLength(
      Witness witness,
      String where,
      long length,
      Content content,
      Encryption asked,
      CheckList checks) {
    boolean clientSide = asked.mode().isClientSide();
    long expected = content.size() + (clientSide ? GCM_TAG : 0);
    checks.add(
        Check.equal(witness, "length", where + ": length", expected, length)
            // Plaintext in place of ciphertext is shorter too, which is not what is wrong with it.
            .withGrade(clientSide ? Grade.DIFFERENT : Grade.CORRUPT)
            .withTerm(CONTENT, content.size()));
  }
}
