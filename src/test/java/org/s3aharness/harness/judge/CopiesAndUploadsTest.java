package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.HeaderRules;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.key.TestKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.SseCustomerKey;

/** Requests that are judged by what went before them, and those that S3A seldom makes. */
class CopiesAndUploadsTest {
  private static final String SSE = "x-amz-server-side-encryption";
  private static final String KEY_ID = "x-amz-server-side-encryption-aws-kms-key-id";
  private static final String CUSTOMER = "x-amz-server-side-encryption-customer-";
  private static final String SOURCE = "x-amz-copy-source";
  private static final KmsKey KEY1 = TestKeys.key("1111", "alias/a1111");
  private static final KmsKey KEY2 = TestKeys.key("2222", "alias/a2222");
  private static final Encryption CSE = Encryption.of(Mode.CSE_KMS, KEY1.arn());
  private static final String CUSTOMER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final Encryption SSE_C = Encryption.of(Mode.SSE_C, CUSTOMER_KEY);
  private static final String[] WITH_CUSTOMER_KEY = {
    CUSTOMER + "algorithm",
    "AES256",
    CUSTOMER + "key",
    CUSTOMER_KEY,
    CUSTOMER + "key-md5",
    SseCustomerKey.md5Of(CUSTOMER_KEY)
  };

  @TempDir private Path directory;
  @AutoClose private final RequestRecorder requests = new RequestRecorder();
  private WireJudge judge;

  @BeforeEach
  void makeJudge() throws IOException {
    judge = new WireJudge(HeaderRules.load(), RunKeys.of(List.of(KEY1, KEY2), directory));
  }

  @Test
  void aClientThatAsksForNothingMayCopyAsTheSourceIs() throws Exception {
    copy("aws:kms", KEY1.arn(), SSE, "aws:kms", KEY_ID, KEY1.arn());
    assertThat(failed(Encryption.NONE)).isEmpty();
    assertThat(failed(CSE)).isEmpty();
  }

  @Test
  void aClientThatAsksForNothingMayLeaveACopyToTheStore() throws Exception {
    copy("aws:kms", KEY1.arn());
    assertThat(failed(Encryption.NONE)).isEmpty();
  }

  @Test
  void aClientThatAsksForNothingMayNotNameAnotherKeyOrMode() throws Exception {
    copy("aws:kms", KEY1.arn(), SSE, "AES256", KEY_ID, KEY2.arn());
    assertThat(failed(Encryption.NONE))
        .extracting(Check::about, Check::expected, Check::observed)
        .containsExactly(
            tuple("COPY_OBJECT " + SSE, "aws:kms", "AES256"),
            tuple("COPY_OBJECT " + KEY_ID, KEY1.arn(), KEY2.arn()));
  }

  @Test
  void whatTheStoreDidNotSayOfTheSourceWasAskedForByNobody() throws Exception {
    requests.send("PUT", "bucket", "to", "", SOURCE, "bucket/from", SSE, "AES256");
    assertThat(failed(Encryption.NONE))
        .extracting(Check::expected, Check::observed)
        .containsExactly(tuple(Check.ABSENT, "AES256"));
  }

  @Test
  void aCopyThatDeviatesKnowsWhatItsSourceHas() throws Exception {
    copy("aws:kms", KEY1.arn(), SSE, "aws:kms", KEY_ID, KEY1.arn());
    assertThat(failed(Encryption.of(Mode.SSE_KMS, KEY2.arn())))
        .singleElement()
        .returns(KEY1.arn(), Check::observed)
        .returns(KEY1.arn(), check -> check.terms().get("source"));
  }

  @Test
  void everyValueOfAHeaderCounts() throws Exception {
    requests.send("PUT", "bucket", "file", "", SSE, "AES256", SSE, "aws:kms");
    assertThat(failed(Encryption.of(Mode.SSE_S3)))
        .extracting(Check::observed)
        .containsExactly("AES256, aws:kms");
  }

  @Test
  void completionWithAChecksumOwesTheCustomersKey() throws Exception {
    beginUpload("x-amz-checksum-algorithm", "CRC32");
    requests.send("POST", "bucket", "file?uploadId=u", "");
    requests.send("GET", "bucket", "file?uploadId=u", "");
    assertThat(failed(SSE_C))
        .extracting(Check::about)
        .contains(
            "COMPLETE_MULTIPART_UPLOAD " + CUSTOMER + "key", "LIST_PARTS " + CUSTOMER + "key");
  }

  @Test
  void withoutAChecksumItMaySendTheRightKeyOrNone() throws Exception {
    beginUpload();
    requests.send("POST", "bucket", "file?uploadId=u", "");
    requests.send("POST", "bucket", "file?uploadId=u", "", WITH_CUSTOMER_KEY);
    assertThat(failed(SSE_C)).isEmpty();
  }

  @Test
  void withoutAChecksumItMayNotSendAnotherKey() throws Exception {
    beginUpload();
    String[] other = WITH_CUSTOMER_KEY.clone();
    other[5] = "another";
    requests.send("POST", "bucket", "file?uploadId=u", "", other);
    assertThat(failed(SSE_C))
        .extracting(Check::about)
        .containsExactly("COMPLETE_MULTIPART_UPLOAD " + CUSTOMER + "key-md5");
  }

  @Test
  void aSessionAsksForTheEncryptionOfAllThatIsWrittenInIt() throws Exception {
    requests.send("GET", "bucket", "?session", "", SSE, "aws:kms", KEY_ID, KEY2.arn());
    assertThat(failed(Encryption.of(Mode.SSE_KMS, KEY1.arn())))
        .extracting(Check::about)
        .containsExactly("CREATE_SESSION " + KEY_ID);
    assertThat(failed(Encryption.NONE)).hasSize(2);
  }

  @Test
  void aSessionMayLeaveEncryptionToTheBucketButNotTheKeyOnceItNamesAMode() throws Exception {
    Encryption asked = Encryption.of(Mode.SSE_KMS, KEY1.arn());
    requests.send("GET", "bucket", "?session", "");
    assertThat(failed(asked)).isEmpty();
    requests.send("GET", "bucket", "?session", "", SSE, "aws:kms");
    assertThat(failed(asked)).extracting(Check::about).containsExactly("CREATE_SESSION " + KEY_ID);
  }

  @Test
  void whoAsksForTheAttributesOfAnObjectOwesTheCustomersKey() throws Exception {
    requests.send("GET", "bucket", "file?attributes", "", WITH_CUSTOMER_KEY);
    assertThat(failed(SSE_C)).isEmpty();
    requests.send("GET", "bucket", "file?attributes", "");
    assertThat(failed(SSE_C)).hasSize(3);
  }

  @Test
  void aQueryOfAnObjectOwesTheCustomersKey() throws Exception {
    requests.send("POST", "bucket", "file?select&select-type=2", "", WITH_CUSTOMER_KEY);
    assertThat(failed(SSE_C)).isEmpty();
    requests.send("POST", "bucket", "file?select&select-type=2", "");
    assertThat(failed(SSE_C)).hasSize(3);
  }

  @Test
  void whatNoRuleNamesTakesNoneOfTheHeadersAndSaysWhere() throws Exception {
    requests.send("DELETE", "bucket", "file", "", SSE, "AES256");
    assertThat(failed(Encryption.of(Mode.SSE_S3)))
        .singleElement()
        .returns(Check.ABSENT, Check::expected)
        .satisfies(check -> assertThat(check.detail()).startsWith("https://"));
  }

  private void beginUpload(String... headers) throws Exception {
    String[] all = new String[headers.length + WITH_CUSTOMER_KEY.length];
    System.arraycopy(WITH_CUSTOMER_KEY, 0, all, 0, WITH_CUSTOMER_KEY.length);
    System.arraycopy(headers, 0, all, WITH_CUSTOMER_KEY.length, headers.length);
    requests.send("POST", "bucket", "file?uploads", "", all);
  }

  /** Asks about the source, which is encrypted so, and copies it with these headers. */
  private void copy(String algorithm, String key, String... headers) throws Exception {
    requests.answerWith(SSE, algorithm, KEY_ID, key);
    requests.send("HEAD", "bucket", "from", "");
    String[] all = new String[headers.length + 2];
    all[0] = SOURCE;
    all[1] = "bucket/from";
    System.arraycopy(headers, 0, all, 2, headers.length);
    requests.send("PUT", "bucket", "to", "", all);
  }

  private List<Check> failed(Encryption asked) {
    CheckList checks = new CheckList();
    judge.judge(requests.exchanges(), sender -> asked, checks);
    return checks.failed().stream().filter(c -> !c.about().startsWith("HEAD_OBJECT")).toList();
  }
}
