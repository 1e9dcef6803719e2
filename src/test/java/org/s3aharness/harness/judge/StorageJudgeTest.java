package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.s3aharness.store.ability.Ability;

/** Judges what a store has on its disk and asked its KMS, as it may be seen. */
class StorageJudgeTest {
  private static final Content CONTENT = Content.ofSize(1000);
  private static final KmsKey KEY = TestKeys.key("1111", "alias/a");
  private static final Encryption SSE_S3 = Encryption.of(Mode.SSE_S3);
  private static final Encryption SSE_KMS = Encryption.of(Mode.SSE_KMS, KEY.arn());
  private static final String LACKING = "it makes none for a copy";

  @TempDir private Path directory;
  private final CheckList checks = new CheckList();

  @Test
  void ciphertextOnDiskHolds() throws IOException {
    judge(onDisk(new StoredBytes(1100, false)), SSE_S3);

    assertThat(checks.failed()).isEmpty();
    assertThat(checks.counts()).containsOnlyKeys("bytes:at-rest SSE-S3");
  }

  @Test
  void plaintextOnDiskIsExposed() throws IOException {
    judge(onDisk(new StoredBytes(1100, true)), SSE_S3);

    assertThat(checks.failed())
        .extracting(Check::id, Check::expected, Check::observed, Check::grade)
        .containsExactly(tuple("bytes:at-rest SSE-S3", "ciphertext", "plaintext", Grade.EXPOSED));
  }

  @Test
  void ciphertextThatNobodyAskedForIsADifferenceAlone() throws IOException {
    judge(onDisk(new StoredBytes(1100, false)), Encryption.NONE);

    assertThat(checks.failed()).extracting(Check::grade).containsExactly(Grade.DIFFERENT);
  }

  @Test
  void fewerBytesOnDiskThanWereWrittenAreLost() throws IOException {
    judge(onDisk(new StoredBytes(999, false)), SSE_S3);

    assertThat(checks.failed())
        .extracting(Check::observed, Check::grade)
        .containsExactly(tuple("999 bytes", Grade.CORRUPT));
  }

  @Test
  void aDataKeyUnderTheKeyOfTheRequestHolds() throws IOException {
    judge(calling(Optional.empty(), dataKey(KEY.id(), Map.of())), SSE_KMS);

    assertThat(checks.failed()).isEmpty();
    assertThat(checks.counts()).containsOnlyKeys("store:kms-calls");
  }

  @Test
  void aDataKeyUnderAnotherKeyIsWeaker() throws IOException {
    judge(calling(Optional.empty(), dataKey("2222", Map.of())), SSE_KMS);

    assertThat(checks.failed())
        .extracting(Check::id, Check::observed, Check::grade)
        .containsExactly(
            tuple("store:kms-calls", "GenerateDataKey with key 2222, context {}", Grade.WEAKER));
  }

  @Test
  void aDataKeyWithoutTheContextIsWeaker() throws IOException {
    Encryption withContext =
        new Encryption(Mode.SSE_KMS, Optional.of(KEY.arn()), Map.of("project", "x"));
    judge(calling(Optional.empty(), dataKey(KEY.id(), Map.of())), withContext);

    assertThat(checks.failed()).extracting(Check::grade).containsExactly(Grade.WEAKER);
  }

  @Test
  void aCopyWithoutADataKeyFailsUnlessTheStoreMakesNone() throws IOException {
    Optional<HttpHeaders> source = Optional.of(HttpHeaders.of(Map.of(), (name, value) -> true));
    judge(calling(source), SSE_KMS);
    assertThat(checks.failed()).extracting(Check::id).containsExactly("store:kms-calls");

    CheckList asked = new CheckList();
    new StorageJudge(
            RunKeys.of(List.of(KEY), directory),
            ability ->
                ability == Ability.MAKES_DATA_KEY_FOR_COPY
                    ? Optional.of(LACKING)
                    : Optional.empty())
        .judge(calling(source), CONTENT, SSE_KMS, SSE_KMS, asked);
    assertThat(asked.failed()).isEmpty();
    assertThat(asked.notAsked()).containsExactly(entry("store:kms-calls", LACKING));
  }

  private void judge(SeenObject seen, Encryption asked) throws IOException {
    new StorageJudge(RunKeys.of(List.of(KEY), directory), ability -> Optional.empty())
        .judge(seen, CONTENT, asked, asked, checks);
  }

  private static KmsCall dataKey(String key, Map<String, String> context) {
    return new KmsCall("GenerateDataKey", key, context, 200);
  }

  private static SeenObject onDisk(StoredBytes bytes) {
    return seen(Optional.empty(), Optional.of(new SeenOnDisk("files", bytes)), Optional.empty());
  }

  private static SeenObject calling(Optional<HttpHeaders> source, KmsCall... calls) {
    return seen(source, Optional.empty(), Optional.of(List.of(calls)));
  }

  private static SeenObject seen(
      Optional<HttpHeaders> source, Optional<SeenOnDisk> disk, Optional<List<KmsCall>> calls) {
    ObjectHead head = new ObjectHead(1000, "", "", "", "", Map.of());
    return new SeenObject(
        "arn:aws:s3:::bucket/file",
        new SeenHead("file", head, Optional.empty(), source),
        new RawObject(1000, CONTENT.fingerprint().sha256(), true),
        disk,
        calls);
  }
}
