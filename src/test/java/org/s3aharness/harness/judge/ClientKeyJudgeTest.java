package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.KmsRules;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.key.TestKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.store.KmsKey;
import org.s3aharness.wire.exchange.Exchange;

/** Judges, without any store, which KMS keys a client names and KMS uses. */
class ClientKeyJudgeTest {
  private static final KmsKey KEY1 = TestKeys.key("1111", "alias/one");
  private static final KmsKey KEY2 = TestKeys.key("2222", "alias/two");
  private static final KmsRules RULES = KmsRules.load();

  @TempDir private Path directory;
  @AutoClose private final EncryptingClient client = new EncryptingClient();
  private ClientKeyJudge judge;

  @BeforeEach
  void makeJudge() throws IOException {
    judge = new ClientKeyJudge(RunKeys.of(List.of(KEY1, KEY2), directory));
  }

  @Test
  void theConfiguredKeyHoldsInAnyOfItsForms() throws Exception {
    client.makesDataKey(KEY1);

    assertThat(Stream.of(KEY1.arn(), KEY1.id(), KEY1.aliasName(), KEY1.aliasArn()))
        .allSatisfy(configured -> assertThat(failed(configured)).isEmpty());
  }

  @Test
  void anotherKeyThanTheConfiguredOneIsWeaker() throws Exception {
    client.makesDataKey(KEY2);

    assertThat(failed(KEY1.arn()))
        .extracting(Check::id, Check::expected, Check::observed, Check::grade)
        .containsExactly(
            tuple("kms:key", KEY1.arn(), KEY2.arn(), Grade.WEAKER),
            tuple("kms:key-used", KEY1.arn(), KEY2.arn(), Grade.WEAKER));
  }

  @Test
  void anyOfTheConfiguredKeysMayBeTheOne() throws Exception {
    client.makesDataKey(KEY2);

    assertThat(failed(KEY1.arn(), KEY2.arn())).isEmpty();
  }

  @Test
  void anAnswerUnderAnotherKeyIsSeenWhateverWasAskedFor() throws Exception {
    client.makesDataKey(KEY1, KEY2);

    assertThat(failed(KEY1.arn())).extracting(Check::id).containsExactly("kms:key-used");
  }

  @Test
  void anOldObjectIsOpenedWithTheKeyThatWrapsItsDataKey() throws Exception {
    client.makesDataKey(KEY1);
    client.puts("a");
    client.gets("a");
    client.unwraps(KEY1, KEY2);

    assertThat(failed(KEY1.arn()))
        .extracting(Check::id, Check::expected, Check::observed)
        .containsExactly(tuple("kms:key-used", KEY1.arn(), KEY2.arn()));
  }

  private List<Check> failed(String... configured) {
    CheckList checks = new CheckList();
    List<Encryption> candidates =
        Stream.of(configured).map(key -> Encryption.of(Mode.CSE_KMS, key)).toList();
    WrappedKeys wrapped = new WrappedKeys(client.exchanges());
    for (Exchange exchange : client.exchanges()) {
      if (exchange.kind().isOfKms()) {
        KmsRequest request = new KmsRequest(exchange);
        KmsRules.Rule rule = RULES.rule(Mode.CSE_KMS, request.operation()).orElseThrow();
        judge.judgeNamed(request, candidates, rule, checks);
        judge.judgeUsed(request, candidates, rule, wrapped, checks);
      }
    }
    return checks.failed();
  }
}
