package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.agent.Content;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.judge.SeenObject.SeenOnDisk;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.key.TestKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.store.AtRestWitness.StoredBytes;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.KmsWitness.KmsCall;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.RawObject;

/** Objects as witnesses may see them, written by hand. */
class ObjectJudgeTest {
  private static final Content CONTENT = Content.ofSize(1000);
  private static final KmsKey KEY = TestKeys.key("1111", "alias/a");
  private static final Encryption SSE_KMS = Encryption.of(Mode.SSE_KMS, "alias/a");
  private static final Encryption CSE_KMS = Encryption.of(Mode.CSE_KMS, KEY.arn());
  private static final Encryption SSE_S3 = Encryption.of(Mode.SSE_S3);
  private static final RawObject PLAIN = new RawObject(1000, CONTENT.fingerprint().sha256(), true);
  private static final RawObject CIPHERTEXT = new RawObject(1016, "cafe", false);

  @TempDir private Path directory;
  private ObjectJudge judge;

  @BeforeEach
  void makeJudge() throws IOException {
    judge = new ObjectJudge(RunKeys.of(List.of(KEY), directory), ability -> Optional.empty());
  }

  @Test
  void whatIsAsAskedForHolds() {
    assertThat(failed(seen(head(1000, "aws:kms", KEY.arn()), PLAIN), SSE_KMS, SSE_KMS)).isEmpty();
    assertThat(failed(seen(head(1000, "AES256", ""), PLAIN), SSE_S3, SSE_S3)).isEmpty();
    assertThat(failed(seen(clientSide(1016), CIPHERTEXT), CSE_KMS, SSE_S3)).isEmpty();
  }

  @Test
  void anObjectWithoutEncryptionIsExposed() {
    assertThat(failed(seen(head(1000, "", ""), PLAIN), SSE_S3, SSE_S3))
        .singleElement()
        .returns("store:algorithm", Check::id)
        .returns(Check.ABSENT, Check::observed)
        .returns(Grade.EXPOSED, Check::grade);
  }

  @Test
  void anotherModeIsWeaker() {
    assertThat(failed(seen(head(1000, "AES256", ""), PLAIN), SSE_KMS, SSE_KMS))
        .extracting(Check::id, Check::observed, Check::grade)
        .containsExactly(
            tuple("store:algorithm", "AES256", Grade.WEAKER),
            tuple("store:kms-key", Check.ABSENT, Grade.WEAKER));
  }

  @Test
  void anotherKeyIsWeaker() {
    assertThat(failed(seen(head(1000, "aws:kms", "arn:other"), PLAIN), SSE_KMS, SSE_KMS))
        .singleElement()
        .returns("store:kms-key", Check::id)
        .returns(KEY.arn(), Check::expected)
        .returns("arn:other", Check::observed)
        .returns(Grade.WEAKER, Check::grade);
  }

  @Test
  void plaintextUnderAClientSideModeIsExposed() {
    assertThat(failed(seen(clientSide(1000), PLAIN), CSE_KMS, SSE_S3))
        .filteredOn(check -> check.grade() == Grade.EXPOSED)
        .extracting(Check::id)
        .containsExactly("bytes:ciphertext");
  }

  @Test
  void anObjectWithoutAnEnvelopeIsSeen() {
    assertThat(failed(seen(head(1016, "AES256", ""), CIPHERTEXT), CSE_KMS, SSE_S3))
        .extracting(Check::id)
        .containsExactly("store:envelope");
  }

  @Test
  void otherBytesAreCorrupt() {
    RawObject other = new RawObject(1000, "cafe", false);
    assertThat(failed(seen(head(1000, "AES256", ""), other), SSE_S3, SSE_S3))
        .singleElement()
        .returns("bytes:content", Check::id)
        .returns(Grade.CORRUPT, Check::grade);
  }

  @Test
  void oneByteTooFewIsCorrupt() {
    RawObject shorter = new RawObject(999, CONTENT.fingerprint().sha256(), true);
    assertThat(failed(seen(head(999, "AES256", ""), shorter), SSE_S3, SSE_S3))
        .extracting(Check::id, Check::grade)
        .containsExactly(
            tuple("store:length", Grade.CORRUPT), tuple("bytes:length", Grade.CORRUPT));
  }

  @Test
  void plaintextOnDiskIsExposed() {
    SeenObject seen = onDisk(new SeenOnDisk("files", new StoredBytes(1100, true)));
    assertThat(failed(seen, SSE_S3, SSE_S3))
        .singleElement()
        .returns("bytes:at-rest SSE-S3", Check::id)
        .returns(Grade.EXPOSED, Check::grade);
  }

  @Test
  void aDataKeyUnderAnotherKeyIsWeaker() {
    KmsCall other = new KmsCall("GenerateDataKey", "2222", Map.of(), 200);
    assertThat(failed(withKmsCall(other), SSE_KMS, SSE_KMS))
        .singleElement()
        .returns("store:kms-calls", Check::id)
        .returns(Grade.WEAKER, Check::grade);
    KmsCall right = new KmsCall("GenerateDataKey", KEY.id(), Map.of(), 200);
    assertThat(failed(withKmsCall(right), SSE_KMS, SSE_KMS)).isEmpty();
  }

  private List<Check> failed(SeenObject seen, Encryption asked, Encryption atRest) {
    CheckList checks = new CheckList();
    judge.judge(seen, CONTENT, asked, atRest, checks);
    return checks.failed();
  }

  private static SeenObject seen(ObjectHead head, RawObject bytes) {
    return new SeenObject(
        "arn:aws:s3:::bucket/file", seenHead(head), bytes, Optional.empty(), Optional.empty());
  }

  private static SeenObject onDisk(SeenOnDisk disk) {
    return new SeenObject(
        "arn:aws:s3:::bucket/file",
        seenHead(head(1000, "AES256", "")),
        PLAIN,
        Optional.of(disk),
        Optional.empty());
  }

  private static SeenObject withKmsCall(KmsCall call) {
    return new SeenObject(
        "arn:aws:s3:::bucket/file",
        seenHead(head(1000, "aws:kms", KEY.arn())),
        PLAIN,
        Optional.empty(),
        Optional.of(List.of(call)));
  }

  private static SeenHead seenHead(ObjectHead head) {
    return new SeenHead("file", head, Optional.empty(), Optional.empty());
  }

  private static ObjectHead head(long size, String algorithm, String kmsKey) {
    return new ObjectHead(size, "", algorithm, kmsKey, "", Map.of());
  }

  private static ObjectHead clientSide(long size) {
    return new ObjectHead(size, "", "AES256", "", "", Map.of("x-amz-c", "115"));
  }
}
