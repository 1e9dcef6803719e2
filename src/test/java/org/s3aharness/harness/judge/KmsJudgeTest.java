package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.KmsRules;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.key.TestKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.store.KmsKey;

/** Judges, without any store, what a client asks of KMS as a recorder sees it. */
class KmsJudgeTest {
  private static final KmsKey KEY1 = TestKeys.key("1111", "alias/one");
  private static final KmsKey KEY2 = TestKeys.key("2222", "alias/two");

  @TempDir private Path directory;
  @AutoClose private final EncryptingClient client = new EncryptingClient();
  private RunKeys keys;
  private Encryption asked = Encryption.of(Mode.CSE_KMS, KEY1.arn());

  @BeforeEach
  void makeKeys() throws IOException {
    keys = RunKeys.of(List.of(KEY1, KEY2), directory);
  }

  @Test
  void aDataKeyForEachObjectHolds() throws Exception {
    client.makesDataKey(KEY1);
    client.puts("a");
    client.gets("a");
    client.unwraps(KEY1);

    assertThat(failedOverTls()).isEmpty();
  }

  @Test
  void anotherKeyThanTheConfiguredOneIsWeaker() throws Exception {
    client.makesDataKey(KEY2);
    client.puts("a");

    assertThat(failedOverTls())
        .extracting(Check::id, Check::expected, Check::observed, Check::grade)
        .containsExactly(
            tuple("kms:key", KEY1.arn(), KEY2.arn(), Grade.WEAKER),
            tuple("kms:key-used", KEY1.arn(), KEY2.arn(), Grade.WEAKER));
  }

  @Test
  void aRequestWithoutItsContextIsSeen() throws Exception {
    client.makesDataKeyWithoutContext(KEY1);
    client.puts("a");

    assertThat(failedOverTls())
        .extracting(Check::id, Check::expected, Check::observed)
        .containsExactly(tuple("kms:context", "{aws:x-amz-cek-alg=115}", "absent"));
  }

  @Test
  void theContextOfAnotherSuiteIsSeen() throws Exception {
    client.makesDataKeyForSuite(KEY1, "AES/GCM/NoPadding");
    client.puts("a");

    assertThat(failedOverTls()).extracting(Check::id).containsExactly("kms:context");
  }

  @Test
  void aDataKeyThatKmsDidNotMakeIsSeen() throws Exception {
    client.puts("a");

    assertThat(failedOverTls())
        .extracting(Check::id, Check::observed)
        .containsExactly(tuple("kms:data-key", "one that KMS did not make"));
  }

  @Test
  void kmsOfAnotherRegionIsExposed() throws Exception {
    client.makesDataKey(KEY1, "kms.eu-west-1.amazonaws.com");
    client.puts("a");

    assertThat(failedOverTls())
        .extracting(Check::id, Check::grade)
        .containsExactly(tuple("kms:host", Grade.EXPOSED));
  }

  @Test
  void theRegionIsTheConfiguredOne() throws Exception {
    asked =
        new Encryption(Mode.CSE_KMS, Optional.of("alias/one"), Map.of(), Optional.of("eu-west-1"));
    client.makesDataKey(KEY1, "kms.eu-west-1.amazonaws.com");
    client.puts("a");
    assertThat(failedOverTls()).isEmpty();

    client.makesAnotherDataKey(KEY1);
    client.putsWithTheOther("b");
    assertThat(failedOverTls())
        .extracting(Check::id, Check::expected, Check::observed)
        .containsExactly(tuple("kms:host", "KMS in eu-west-1", EncryptingClient.KMS));
  }

  @Test
  void plainHttpIsExposed() throws Exception {
    client.makesDataKey(KEY1);
    client.puts("a");

    assertThat(failed())
        .extracting(Check::id, Check::grade)
        .containsExactly(tuple("kms:tls", Grade.EXPOSED));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"KeySpec\": \"AES_128\"',AES_128",
    "'\"NumberOfBytes\": 16',AES_128",
    "'\"NumberOfBytes\": 64',AES_512",
    "'\"GrantTokens\": []',absent"
  })
  void aDataKeyOfAnotherLengthIsWeaker(String length, String seen) throws Exception {
    client.makesDataKeyOfLength(KEY1, length);
    client.puts("a");

    assertThat(failedOverTls())
        .extracting(Check::id, Check::expected, Check::observed, Check::grade)
        .containsExactly(tuple("kms:data-key-length", "AES_256", seen, Grade.WEAKER));
  }

  @Test
  void theLengthMayBeAskedForInBytes() throws Exception {
    client.makesDataKeyOfLength(KEY1, "\"NumberOfBytes\": 32");
    client.puts("a");

    assertThat(failedOverTls()).isEmpty();
  }

  @Test
  void whatNoObjectHasIsNotToBeUnwrapped() throws Exception {
    client.makesDataKey(KEY1);
    client.puts("a");
    client.gets("a");
    client.unwrapsTheOther(KEY1);

    assertThat(failedOverTls())
        .extracting(Check::id, Check::observed)
        .containsExactly(tuple("kms:unwrapped", "that of no object that was read"));
  }

  @Test
  void aDataKeyFromAnInstructionFileMayBeUnwrapped() throws Exception {
    client.gets("file.instruction");
    client.unwrapsTheOther(KEY1);

    assertThat(failedOverTls()).isEmpty();
  }

  @Test
  void theContextOfVersionOneIsThatOfTheObject() throws Exception {
    client.getsOfVersionOne("old", "{\"kms_cmk_id\": \"one\"}");
    client.unwrapsWithContext(KEY1, "{\"kms_cmk_id\": \"one\"}");
    assertThat(failedOverTls()).isEmpty();

    client.unwrapsWithContext(KEY1, "{\"kms_cmk_id\": \"two\"}");
    assertThat(failedOverTls())
        .extracting(Check::id, Check::observed)
        .containsExactly(tuple("kms:context", "{kms_cmk_id=two}"));
  }

  @Test
  void theContextIsJudgedWhereADataKeyIsUnwrapped() throws Exception {
    client.makesDataKey(KEY1);
    client.puts("a");
    client.gets("a");
    client.unwrapsForSuite(KEY1, "other");

    assertThat(failedOverTls())
        .extracting(Check::id, Check::observed)
        .containsExactly(tuple("kms:context", "{aws:x-amz-cek-alg=other}"));
  }

  @Test
  void whatTheModeDoesNotAskIsSeen() throws Exception {
    client.encrypts(KEY1);
    assertThat(failed()).extracting(Check::id).containsExactly("kms:operation");

    asked = Encryption.of(Mode.SSE_KMS, KEY1.arn());
    client.makesDataKey(KEY1);
    assertThat(failed()).extracting(Check::id).containsExactly("kms:operation", "kms:operation");
  }

  /** The test's own client speaks HTTP, which is not what is looked at. */
  private List<Check> failedOverTls() {
    return failed().stream().filter(check -> !check.id().equals("kms:tls")).toList();
  }

  private List<Check> failed() {
    CheckList checks = new CheckList();
    new KmsJudge(KmsRules.load(), keys, "us-east-1")
        .judge(client.exchanges(), exchange -> asked, Set.of(asked), checks);
    return checks.failed();
  }
}
