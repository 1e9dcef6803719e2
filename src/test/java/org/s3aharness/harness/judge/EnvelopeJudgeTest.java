package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.Fingerprint;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.envelope.AlgorithmSuite;
import org.s3aharness.encryption.envelope.Envelope;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.key.TestKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.store.KmsKey;

/** Checks what is found in objects that are opened without S3A. */
class EnvelopeJudgeTest {
  private static final KmsKey KEY = TestKeys.key("1111", "alias/a");
  private static final Content CONTENT = Content.ofSize(100);
  private static final Envelope ENVELOPE =
      new Envelope(
          3,
          AlgorithmSuite.AES_GCM_COMMITTING,
          Envelope.KMS,
          new byte[0],
          new byte[0],
          new byte[0]);

  @TempDir private Path directory;
  private EnvelopeJudge judge;

  @BeforeEach
  void start() throws IOException {
    judge = new EnvelopeJudge(RunKeys.of(List.of(KEY), directory));
  }

  @Test
  void contentUnderTheConfiguredKeyHolds() {
    CheckList checks = judged(opened(KEY.arn(), false, CONTENT.fingerprint(), ""));

    assertThat(checks.failed()).isEmpty();
    assertThat(checks.counts())
        .containsOnlyKeys(
            "kms:wrapping-key", "bytes:decrypted", "bytes:decrypted-length", "bytes:data-key");
    assertThat(checks.observed())
        .containsExactly(entry("envelope", "format 3, suite 115, wrapped by kms+context"));
  }

  @Test
  void anotherKeyIsWeaker() {
    assertThat(judged(opened("arn:other", false, CONTENT.fingerprint(), "")).failed())
        .extracting(Check::id, Check::expected, Check::observed, Check::grade)
        .containsExactly(tuple("kms:wrapping-key", KEY.arn(), "arn:other", Grade.WEAKER));
  }

  @Test
  void otherContentIsCorrupt() {
    assertThat(judged(opened(KEY.arn(), false, Content.ofSize(99).fingerprint(), "")).failed())
        .extracting(Check::id, Check::grade)
        .containsExactly(
            tuple("bytes:decrypted", Grade.CORRUPT),
            tuple("bytes:decrypted-length", Grade.CORRUPT));
  }

  @Test
  void whatCannotBeOpenedIsUnreadable() {
    assertThat(judged(opened(KEY.arn(), false, null, "it does not decrypt")).failed())
        .extracting(Check::id, Check::observed, Check::grade)
        .containsExactly(tuple("bytes:decrypted", "it does not decrypt", Grade.UNREADABLE));
  }

  @Test
  void aDataKeyOfOtherDataIsWeaker() {
    assertThat(judged(opened(KEY.arn(), true, CONTENT.fingerprint(), "")).failed())
        .extracting(Check::id, Check::grade)
        .containsExactly(tuple("bytes:data-key", Grade.WEAKER));
  }

  private static OpenedObject opened(
      String key, boolean reused, Fingerprint content, String failure) {
    return new OpenedObject(
        "file", ENVELOPE, Optional.of(key), reused, Optional.ofNullable(content), failure);
  }

  private CheckList judged(OpenedObject opened) {
    CheckList checks = new CheckList();
    judge.judge(opened, CONTENT, Encryption.of(Mode.CSE_KMS, KEY.aliasName()), checks);
    return checks;
  }
}
