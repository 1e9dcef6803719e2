package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.TestKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.store.KmsKey;

/** Judges, without any store, with which data keys a client encrypts. */
class DataKeyJudgeTest {
  private static final KmsKey KEY = TestKeys.key("1111", "alias/one");
  private static final Encryption CSE_KMS = Encryption.of(Mode.CSE_KMS, KEY.arn());

  @AutoClose private final EncryptingClient client = new EncryptingClient();
  private final CheckList checks = new CheckList();

  @Test
  void aDataKeyForEachObjectHolds() throws Exception {
    client.makesDataKey(KEY);
    client.puts("a");
    client.makesAnotherDataKey(KEY);
    client.putsWithTheOther("b");

    assertThat(failed(CSE_KMS)).isEmpty();
    assertThat(checks.counts()).containsEntry("kms:data-key", 2);
  }

  @Test
  void aDataKeyThatServesTwoObjectsIsSeen() throws Exception {
    client.makesDataKey(KEY);
    client.puts("a");
    client.puts("b");

    assertThat(failed(CSE_KMS))
        .extracting(Check::id, Check::observed, Check::grade)
        .containsExactly(tuple("kms:data-key", "the data key of a", Grade.WEAKER));
  }

  @Test
  void whatIsSentAgainKeepsItsDataKey() throws Exception {
    client.makesDataKey(KEY);
    client.puts("a", "amz-sdk-invocation-id", "7");
    client.puts("a", "amz-sdk-invocation-id", "7");

    assertThat(failed(CSE_KMS)).isEmpty();
  }

  @Test
  void aDataKeyThatKmsDidNotMakeIsSeen() throws Exception {
    client.puts("a");

    assertThat(failed(CSE_KMS))
        .extracting(Check::id, Check::observed)
        .containsExactly(tuple("kms:data-key", "one that KMS did not make"));
  }

  @Test
  void aClientThatIsToAskNoKmsIsNotJudged() throws Exception {
    client.puts("a");

    failed(Encryption.of(Mode.CSE_CUSTOM));
    assertThat(checks.counts()).isEmpty();
  }

  private List<Check> failed(Encryption asked) {
    WrappedKeys wrapped = new WrappedKeys(client.exchanges());
    client.exchanges().forEach(exchange -> DataKeyJudge.judge(exchange, wrapped, asked, checks));
    return checks.failed();
  }
}
