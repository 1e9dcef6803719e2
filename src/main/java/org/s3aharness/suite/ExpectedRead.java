package org.s3aharness.suite;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOSupplier;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.FailureSummary;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;

/**
 * Says what, by the documentation, a filesystem gets when it reads an object that was written under
 * another encryption than its own.
 */
public enum ExpectedRead {
  /**
   * The content: "For all mechanisms other than SSE-C and CSE-KMS, clients do not need any
   * configuration options set in order to read encrypted data" (encryption.md, "Introduction").
   */
  CONTENT,
  /**
   * The stored bytes. The client decrypts, and S3 has no part in it (encryption.md, "Amazon S3
   * Client Side Encryption"), so a client that does not decrypt gets ciphertext.
   */
  CIPHERTEXT,
  /**
   * A bad request: "An object is encrypted using SSE-C on S3 and either the wrong encryption type
   * is used, no encryption is specified …" (encryption.md, "Using SSE-C Bad Request"), and the
   * reverse (Amazon S3 API, GetObject: the headers of SSE-C are for objects under SSE-C).
   */
  BAD_REQUEST(".*AWSBadRequestException", 400),
  /**
   * A forbidden request: "… or the SSE-C specified is incorrect", which is part of the "unexpected
   * 400/403" there.
   */
  FORBIDDEN(".*AccessDeniedException", 403),
  /**
   * A refusal of the encryption client or, up to Hadoop 3.3, of AWS SDK v1: "CSE enabled client
   * should read encrypted data only" ("Instruction file not found").
   */
  NOT_CLIENT_ENCRYPTED(".*(S3EncryptionClientException|java.lang.SecurityException)", 0),
  /**
   * A refusal of KMS: "KMS key ID used to PUT … must be the one used to GET the data"
   * ("IncorrectKeyException").
   */
  INCORRECT_KEY(".*IncorrectKeyException", 400);

  /** The bytes that AES-GCM adds (encryption.md, "Amazon S3 Client Side Encryption"). */
  public static final long GCM_TAG = 16;

  private final Optional<Refusal> refusal;

  ExpectedRead() {
    this.refusal = Optional.empty();
  }

  ExpectedRead(String exception, int status) {
    this.refusal = Optional.of(Refusal.withException(name(), exception, status));
  }

  /** Returns the refusal that the read must meet; empty if it must succeed. */
  public Optional<Refusal> refusal() {
    return refusal;
  }

  /**
   * Returns what is documented for an object written under one encryption and read under another.
   */
  public static ExpectedRead of(Encryption written, Encryption reader) {
    if (written.equals(reader)) {
      return CONTENT;
    }
    if (written.mode() == Mode.SSE_C && reader.mode() == Mode.SSE_C) {
      return FORBIDDEN;
    }
    if (written.mode() == Mode.SSE_C || reader.mode() == Mode.SSE_C) {
      return BAD_REQUEST;
    }
    if (reader.mode().isClientSide()) {
      return written.mode().isClientSide() ? INCORRECT_KEY : NOT_CLIENT_ENCRYPTED;
    }
    return written.mode().isClientSide() ? CIPHERTEXT : CONTENT;
  }

  /** Reads and judges the result, which is recorded for the report under {@code what}. */
  public void judge(CheckList checks, String what, Content content, IOSupplier<Fingerprint> read)
      throws IOException {
    if (refusal.isPresent()) {
      refusal.get().judge(checks, what, read::get);
      return;
    }
    Fingerprint got;
    try {
      got = read.get();
    } catch (S3AFailure refused) {
      checks.add(
          Check.equal(Witness.S3A, "content", what + ", " + content, this, observed(refused))
              .withDetail(FailureSummary.causeInWords(refused))
              .withGrade(Grade.UNREADABLE)
              .withHeld(false));
      checks.observed(what, "refused (" + FailureSummary.of(refused) + ")");
      checks.observed(what + ": message", FailureSummary.causeInWords(refused));
      return;
    }
    boolean same = content.fingerprint().equals(got);
    checks.add(
        Check.equal(
                Witness.S3A, "content", what + ", " + content, this, same ? CONTENT : CIPHERTEXT)
            .withDetail("read " + got)
            .withGrade(this == CONTENT ? Grade.CORRUPT : Grade.EXPOSED));
    checks.observed(what, same ? "readable" : "read as ciphertext, without an error");
  }

  /**
   * Returns the documented refusal that a failure matches, the most specific first, or else the
   * failure itself.
   */
  private static String observed(S3AFailure refused) {
    return Stream.of(INCORRECT_KEY, NOT_CLIENT_ENCRYPTED, FORBIDDEN, BAD_REQUEST)
        .filter(like -> like.refusal.orElseThrow().matches(refused))
        .findFirst()
        .map(ExpectedRead::name)
        .orElseGet(() -> FailureSummary.of(refused));
  }
}
