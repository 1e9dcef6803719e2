package org.s3aharness.harness.judge;

import java.util.Optional;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;

/**
 * Judges objects that a client has encrypted, by the result of opening them without that client.
 */
public final class EnvelopeJudge {
  /** The name under which cases record the format and algorithm suite that the client used. */
  public static final String ENVELOPE = "envelope";

  private static final String OWN = "a data key of its own";

  private final RunKeys keys;

  /** Creates a judge that knows the keys of a run by all their names. */
  public EnvelopeJudge(RunKeys keys) {
    this.keys = keys;
  }

  /**
   * Judges one object.
   *
   * @param content what S3A was given to write
   * @param asked what S3A was asked for
   */
  public void judge(OpenedObject opened, Content content, Encryption asked, CheckList checks) {
    checks.observed(ENVELOPE, opened.envelope().toString());
    String where = "decrypted bytes of " + opened.key();
    Optional<String> configured = asked.key().flatMap(keys::arnOf);
    if (opened.wrappingKey().isPresent() && configured.isPresent()) {
      Check wrapping =
          Check.equal(
                  Witness.KMS,
                  "wrapping-key",
                  opened.key() + ", under " + asked + ": the key that unwraps the data key",
                  configured.get(),
                  opened.wrappingKey().get())
              .withGrade(Grade.WEAKER);
      checks.add(
          keys.otherThan(configured.get())
              .map(other -> wrapping.withTerm("other key", other))
              .orElse(wrapping));
    }
    Fingerprint due = content.fingerprint();
    checks.add(
        Check.equal(
                Witness.BYTES,
                "decrypted",
                where + ", with " + opened.envelope() + ": SHA-256",
                due.sha256(),
                opened.content().map(Fingerprint::sha256).orElse(opened.failure()))
            .withGrade(opened.content().isPresent() ? Grade.CORRUPT : Grade.UNREADABLE));
    opened
        .content()
        .ifPresent(
            plain -> {
              checks.equal(
                  Witness.BYTES,
                  "decrypted-length",
                  Grade.CORRUPT,
                  where + ": length",
                  due.length(),
                  plain.length());
              checks.equal(
                  Witness.BYTES,
                  "data-key",
                  Grade.WEAKER,
                  opened.key() + ": is encrypted with",
                  OWN,
                  opened.reused() ? "the data key of other data" : OWN);
            });
  }
}
