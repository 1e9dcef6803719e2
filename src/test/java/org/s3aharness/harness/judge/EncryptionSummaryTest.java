package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.key.TestKeys;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.RawObject;
import org.s3aharness.store.SseCustomerKey;

/** Checks the words for what a store reports. */
class EncryptionSummaryTest {
  private static final KmsKey KEY = TestKeys.key("1111", "alias/a");
  private static final Map<String, String> ENVELOPE = Map.of("x-amz-c", "115");

  @TempDir private Path directory;
  private RunKeys keys;

  @BeforeEach
  void makeKeys() throws IOException {
    keys = RunKeys.of(List.of(KEY), directory);
  }

  @Test
  void aKeyOfTheRunIsNamedAsTheProfilesNameIt() {
    assertThat(summary("aws:kms", KEY.arn())).isEqualTo("SSE-KMS [key1]");
    assertThat(summary("aws:kms:dsse", KEY.arn())).isEqualTo("DSSE-KMS [key1]");
    assertThat(summary("aws:kms", "arn:other")).isEqualTo("SSE-KMS");
  }

  @Test
  void aCustomersKeyIsKnownByItsDigest() {
    String md5 = SseCustomerKey.md5Of(keys.variable("s3aharness.sse-c.key2"));

    assertThat(EncryptionSummary.of(new ObjectHead(1, "", "", "", md5, Map.of()), keys))
        .isEqualTo("SSE-C [key2]");
  }

  @Test
  void whatHasNoHeaderIsUnencrypted() {
    assertThat(summary("", "")).isEqualTo("unencrypted");
    assertThat(summary("AES256", "")).isEqualTo("SSE-S3");
  }

  @Test
  void anEnvelopeIsSaidBesideTheEncryptionAtRest() {
    assertThat(EncryptionSummary.of(new ObjectHead(1, "", "AES256", "", "", ENVELOPE), keys))
        .isEqualTo("client-side encrypted, at rest SSE-S3");
  }

  @Test
  void plaintextUnderAClientSideModeIsSaidFirst() {
    assertThat(ofObject("AES256", "", Mode.CSE_KMS, true)).isEqualTo("plaintext, at rest SSE-S3");
    assertThat(ofObject("AES256", "", Mode.SSE_S3, true)).isEqualTo("SSE-S3");
  }

  @Test
  void aForeignKeyIsNamedInFullWhereAnObjectIsDescribed() {
    assertThat(ofObject("aws:kms", "arn:other", Mode.SSE_KMS, true))
        .isEqualTo("SSE-KMS [arn:other]");
  }

  private String summary(String algorithm, String key) {
    return EncryptionSummary.of(new ObjectHead(1, "", algorithm, key, "", Map.of()), keys);
  }

  private String ofObject(String algorithm, String key, Mode asked, boolean plaintext) {
    ObjectHead head = new ObjectHead(1, "", algorithm, key, "", Map.of());
    SeenObject seen =
        new SeenObject(
            "arn:aws:s3:::bucket/file",
            new SeenHead("file", head, Optional.empty(), Optional.empty()),
            new RawObject(1, "cafe", plaintext),
            Optional.empty(),
            Optional.empty());
    return EncryptionSummary.ofObject(seen, Encryption.of(asked), keys);
  }
}
