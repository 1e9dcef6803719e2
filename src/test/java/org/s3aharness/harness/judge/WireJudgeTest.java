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
import org.s3aharness.agent.Content;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.HeaderRules;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.key.TestKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.wire.exchange.Exchange;

/** Requests as a recorder sees them, judged by the header rules without any store. */
class WireJudgeTest {
  private static final String SSE = "x-amz-server-side-encryption";
  private static final String KEY_ID = "x-amz-server-side-encryption-aws-kms-key-id";
  private static final String CUSTOMER = "x-amz-server-side-encryption-customer-";
  private static final KmsKey KEY = TestKeys.key("1111", "alias/a");
  private static final Encryption SSE_S3 = Encryption.of(Mode.SSE_S3);
  private static final Encryption SSE_KMS = Encryption.of(Mode.SSE_KMS, KEY.arn());
  private static final String CUSTOMER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final Encryption SSE_C = Encryption.of(Mode.SSE_C, CUSTOMER_KEY);

  @TempDir private Path directory;
  @AutoClose private final RequestRecorder requests = new RequestRecorder();
  private WireJudge judge;

  @BeforeEach
  void makeJudge() throws IOException {
    judge = new WireJudge(HeaderRules.load(), RunKeys.of(List.of(KEY), directory));
  }

  @Test
  void anUploadWithWhatItOwesHolds() throws Exception {
    assertThat(failed(put(SSE, "aws:kms", KEY_ID, KEY.arn()), SSE_KMS)).isEmpty();
  }

  @Test
  void aKeyMayBeNamedInAnyOfItsForms() throws Exception {
    assertThat(failed(put(SSE, "aws:kms", KEY_ID, "alias/a"), SSE_KMS)).isEmpty();
    assertThat(failed(put(SSE, "aws:kms", KEY_ID, "1111"), SSE_KMS)).isEmpty();
  }

  @Test
  void anEncryptionThatIsNotSignedIsWeaker() throws Exception {
    String signature = "AWS4-HMAC-SHA256 Credential=A/s3, SignedHeaders=host;%s, Signature=0";

    assertThat(
            failed(put(SSE, "AES256", "Authorization", signature.formatted("date;" + SSE)), SSE_S3))
        .isEmpty();
    assertThat(failed(put(SSE, "AES256", "Authorization", signature.formatted(KEY_ID)), SSE_S3))
        .singleElement()
        .returns("wire:signed", Check::id)
        .returns("not " + SSE, Check::observed)
        .returns(Grade.WEAKER, Check::grade);
  }

  @Test
  void anUploadThatAsksForNoEncryptionExposesData() throws Exception {
    assertThat(failed(put(), Encryption.of(Mode.SSE_S3)))
        .singleElement()
        .returns("wire:PUT_OBJECT " + SSE, Check::id)
        .returns("AES256", Check::expected)
        .returns(Check.ABSENT, Check::observed)
        .returns(Grade.EXPOSED, Check::grade);
  }

  @Test
  void anotherModeOrKeyIsWeaker() throws Exception {
    assertThat(failed(put(SSE, "AES256", KEY_ID, "2222"), SSE_KMS))
        .extracting(Check::about, Check::observed, Check::grade)
        .containsExactly(
            tuple("PUT_OBJECT " + SSE, "AES256", Grade.WEAKER),
            tuple("PUT_OBJECT " + KEY_ID, "2222", Grade.WEAKER));
  }

  @Test
  void aHeaderThatNobodyOwesIsSeen() throws Exception {
    assertThat(failed(put(SSE, "AES256"), Encryption.NONE))
        .singleElement()
        .returns(Check.ABSENT, Check::expected)
        .returns("AES256", Check::observed);
  }

  @Test
  void aCustomersKeyIsComparedAndNeverShown() throws Exception {
    String other = "MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    String[] right = {
      CUSTOMER + "algorithm",
      "AES256",
      CUSTOMER + "key",
      CUSTOMER_KEY,
      CUSTOMER + "key-md5",
      SseCustomerKey.md5Of(CUSTOMER_KEY)
    };
    assertThat(failed(put(right), SSE_C)).isEmpty();

    right[3] = other;
    List<Check> failed = failed(put(right), SSE_C);
    assertThat(failed).extracting(Check::about).containsExactly("PUT_OBJECT " + CUSTOMER + "key");
    assertThat(failed.get(0).message()).doesNotContain(CUSTOMER_KEY).doesNotContain(other);
  }

  @Test
  void plaintextUnderAClientSideModeExposesData() throws Exception {
    Exchange plain = requests.send("PUT", "bucket", "file", Content.MARKER + Content.MARKER);
    assertThat(failed(plain, Encryption.of(Mode.CSE_KMS, KEY.arn())))
        .extracting(Check::id, Check::grade)
        .contains(tuple("wire:plaintext", Grade.EXPOSED));
  }

  private Exchange put(String... headers) throws Exception {
    return requests.send("PUT", "bucket", "file", "content", headers);
  }

  private List<Check> failed(Exchange exchange, Encryption asked) {
    CheckList checks = new CheckList();
    judge.judge(List.of(exchange), sender -> asked, checks);
    return checks.failed();
  }
}
