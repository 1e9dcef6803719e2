package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.KmsRules;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.store.KmsKey;

/** Judges, without any store, what a client asks of KMS as a recorder sees it. */
class KmsJudgeTest {
  private static final String HOST = "kms.us-east-1.amazonaws.com";
  private static final String WRAPPED = "d3JhcHBlZA==";
  private static final KmsKey KEY1 = key("1111", "alias/one");
  private static final KmsKey KEY2 = key("2222", "alias/two");

  @TempDir private Path directory;
  private RequestRecorder requests;
  private RunKeys keys;
  private Encryption asked = Encryption.of(Mode.CSE_KMS, KEY1.arn());

  private static KmsKey key(String id, String alias) {
    String arn = "arn:aws:kms:us-east-1:1:";
    return new KmsKey(id, arn + "key/" + id, alias, arn + alias);
  }

  @BeforeEach
  void start() throws IOException {
    requests = new RequestRecorder();
    keys = RunKeys.of(List.of(KEY1, KEY2), directory);
  }

  @AfterEach
  void stop() {
    requests.close();
  }

  @Test
  void aDataKeyForEachObjectHolds() throws Exception {
    generate(KEY1, "115", WRAPPED);
    put("a", "115", WRAPPED);
    get("a", "115", WRAPPED);
    decrypt(KEY1.arn(), KEY1, "115", WRAPPED);

    assertThat(failedOverTls()).isEmpty();
  }

  @Test
  void theKeyMayBeConfiguredInAnyOfItsForms() throws Exception {
    asked = Encryption.of(Mode.CSE_KMS, KEY1.aliasName());
    generate(KEY1, "115", WRAPPED);
    put("a", "115", WRAPPED);

    assertThat(failedOverTls()).isEmpty();
  }

  @Test
  void anotherKeyThanTheConfiguredOneIsWeaker() throws Exception {
    generate(KEY2, "115", WRAPPED);
    put("a", "115", WRAPPED);

    assertThat(failedOverTls())
        .extracting(Check::id, Check::expected, Check::observed, Check::grade)
        .containsExactly(
            tuple("kms:key", KEY1.arn(), KEY2.arn(), Grade.WEAKER),
            tuple("kms:key-used", KEY1.arn(), KEY2.arn(), Grade.WEAKER));
  }

  @Test
  void anAnswerUnderAnotherKeyIsSeenWhateverWasAskedFor() throws Exception {
    ask("GenerateDataKey", KEY1.arn(), KEY2, "115", WRAPPED, HOST);
    put("a", "115", WRAPPED);

    assertThat(failedOverTls()).extracting(Check::id).containsExactly("kms:key-used");
  }

  @Test
  void aRequestWithoutItsContextIsSeen() throws Exception {
    requests.askKms(
        HOST,
        "GenerateDataKey",
        "{\"KeyId\": \"%s\", \"KeySpec\": \"AES_256\"}".formatted(KEY1.arn()),
        answer(KEY1, WRAPPED));
    put("a", "115", WRAPPED);

    assertThat(failedOverTls())
        .extracting(Check::id, Check::expected, Check::observed)
        .containsExactly(tuple("kms:context", "{aws:x-amz-cek-alg=115}", "absent"));
  }

  @Test
  void theContextOfAnotherSuiteIsSeen() throws Exception {
    generate(KEY1, "AES/GCM/NoPadding", WRAPPED);
    put("a", "115", WRAPPED);

    assertThat(failedOverTls()).extracting(Check::id).containsExactly("kms:context");
  }

  @Test
  void aDataKeyThatServesTwoObjectsIsSeen() throws Exception {
    generate(KEY1, "115", WRAPPED);
    put("a", "115", WRAPPED);
    put("b", "115", WRAPPED);

    assertThat(failedOverTls())
        .extracting(Check::id, Check::observed)
        .containsExactly(tuple("kms:data-key", "the data key of a"));
  }

  @Test
  void whatIsSentAgainKeepsItsDataKey() throws Exception {
    generate(KEY1, "115", WRAPPED);
    put("a", "115", WRAPPED, "amz-sdk-invocation-id", "7");
    put("a", "115", WRAPPED, "amz-sdk-invocation-id", "7");

    assertThat(failedOverTls()).isEmpty();
  }

  @Test
  void aDataKeyThatKmsDidNotMakeIsSeen() throws Exception {
    put("a", "115", WRAPPED);

    assertThat(failedOverTls())
        .extracting(Check::id, Check::observed)
        .containsExactly(tuple("kms:data-key", "one that KMS was not asked for"));
  }

  @Test
  void anOldObjectIsOpenedWithTheKeyThatWrapsItsDataKey() throws Exception {
    generate(KEY1, "115", WRAPPED);
    put("a", "115", WRAPPED);
    get("a", "115", WRAPPED);
    decrypt(KEY1.arn(), KEY2, "115", WRAPPED);

    assertThat(failedOverTls()).extracting(Check::id).containsExactly("kms:key-used");
  }

  @Test
  void kmsOfAnotherRegionIsExposed() throws Exception {
    ask("GenerateDataKey", KEY1.arn(), KEY1, "115", WRAPPED, "kms.eu-west-1.amazonaws.com");
    put("a", "115", WRAPPED);

    assertThat(failedOverTls())
        .extracting(Check::id, Check::grade)
        .containsExactly(tuple("kms:host", Grade.EXPOSED));
  }

  @Test
  void theRegionIsTheConfiguredOne() throws Exception {
    asked =
        new Encryption(Mode.CSE_KMS, Optional.of("alias/one"), Map.of(), Optional.of("eu-west-1"));
    ask("GenerateDataKey", KEY1.arn(), KEY1, "115", WRAPPED, "kms.eu-west-1.amazonaws.com");
    put("a", "115", WRAPPED);
    assertThat(failedOverTls()).isEmpty();

    ask("GenerateDataKey", KEY1.arn(), KEY1, "115", "YW5vdGhlcg==", HOST);
    put("b", "115", "YW5vdGhlcg==");
    assertThat(failedOverTls())
        .extracting(Check::id, Check::expected, Check::observed)
        .containsExactly(tuple("kms:host", "KMS in eu-west-1", HOST));
  }

  @Test
  void plainHttpIsExposed() throws Exception {
    generate(KEY1, "115", WRAPPED);
    put("a", "115", WRAPPED);

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
    generateAsking(length);

    assertThat(failedOverTls())
        .extracting(Check::id, Check::expected, Check::observed, Check::grade)
        .containsExactly(tuple("kms:data-key-length", "AES_256", seen, Grade.WEAKER));
  }

  @Test
  void theLengthMayBeAskedForInBytes() throws Exception {
    generateAsking("\"NumberOfBytes\": 32");

    assertThat(failedOverTls()).isEmpty();
  }

  private void generateAsking(String length) throws Exception {
    requests.askKms(
        HOST,
        "GenerateDataKey",
        "{\"KeyId\": \"%s\", %s, \"EncryptionContext\": {\"aws:x-amz-cek-alg\": \"115\"}}"
            .formatted(KEY1.arn(), length),
        answer(KEY1, WRAPPED));
    put("a", "115", WRAPPED);
  }

  @Test
  void whatNoObjectHasIsNotToBeUnwrapped() throws Exception {
    generate(KEY1, "115", WRAPPED);
    put("a", "115", WRAPPED);
    get("a", "115", WRAPPED);
    decrypt(KEY1.arn(), KEY1, "115", "YW5vdGhlcg==");

    assertThat(failedOverTls())
        .extracting(Check::id, Check::observed)
        .containsExactly(tuple("kms:unwrapped", "that of no object that was read"));
  }

  @Test
  void theContextIsJudgedWhereADataKeyIsUnwrapped() throws Exception {
    generate(KEY1, "115", WRAPPED);
    put("a", "115", WRAPPED);
    get("a", "115", WRAPPED);
    decrypt(KEY1.arn(), KEY1, "other", WRAPPED);

    assertThat(failedOverTls())
        .extracting(Check::id, Check::observed)
        .containsExactly(tuple("kms:context", "{aws:x-amz-cek-alg=other}"));
  }

  @Test
  void whatTheModeDoesNotAskIsSeen() throws Exception {
    ask("Encrypt", KEY1.arn(), KEY1, "115", WRAPPED, HOST);
    assertThat(failed()).extracting(Check::id).containsExactly("kms:operation");

    asked = Encryption.of(Mode.SSE_KMS, KEY1.arn());
    generate(KEY1, "115", WRAPPED);
    assertThat(failed()).extracting(Check::id).containsExactly("kms:operation", "kms:operation");
  }

  private void generate(KmsKey key, String suite, String wrapped) throws Exception {
    ask("GenerateDataKey", key.arn(), key, suite, wrapped, HOST);
  }

  private void decrypt(String named, KmsKey used, String suite, String wrapped) throws Exception {
    requests.askKms(
        HOST,
        "Decrypt",
        "{\"KeyId\": \"%s\", \"CiphertextBlob\": \"%s\", \"EncryptionContext\": {\"aws:x-amz-cek-alg\": \"%s\"}}"
            .formatted(named, wrapped, suite),
        "{\"KeyId\": \"%s\"}".formatted(used.arn()));
  }

  private void ask(
      String operation, String named, KmsKey used, String suite, String wrapped, String host)
      throws Exception {
    requests.askKms(
        host,
        operation,
        "{\"KeyId\": \"%s\", \"KeySpec\": \"AES_256\", \"EncryptionContext\": {\"aws:x-amz-cek-alg\": \"%s\"}}"
            .formatted(named, suite),
        answer(used, wrapped));
  }

  private static String answer(KmsKey used, String wrapped) {
    return "{\"KeyId\": \"%s\", \"CiphertextBlob\": \"%s\"}".formatted(used.arn(), wrapped);
  }

  private void put(String key, String suite, String wrapped, String... more) throws Exception {
    String[] headers = {"x-amz-meta-x-amz-c", suite, "x-amz-meta-x-amz-3", wrapped};
    String[] all = Arrays.copyOf(headers, headers.length + more.length);
    System.arraycopy(more, 0, all, headers.length, more.length);
    requests.send("PUT", "bucket", key, "ciphertext", all);
  }

  private void get(String key, String suite, String wrapped) throws Exception {
    requests.answerWith("x-amz-meta-x-amz-c", suite, "x-amz-meta-x-amz-3", wrapped);
    requests.send("GET", "bucket", key, "");
  }

  /** The test's own client speaks HTTP, which is not what is looked at. */
  private List<Check> failedOverTls() {
    return failed().stream().filter(check -> !check.id().equals("kms:tls")).toList();
  }

  private List<Check> failed() {
    CheckList checks = new CheckList();
    new KmsJudge(KmsRules.load(), keys, "us-east-1")
        .judge(requests.exchanges(), exchange -> asked, Set.of(asked), checks);
    return checks.failed();
  }
}
