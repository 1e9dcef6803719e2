package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.Mode;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.key.TestKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.store.KmsKey;
import org.s3aharness.store.ObjectHead;
import org.s3aharness.store.ability.Ability;

/** Keys as stores may report them, with the abilities that they lack. */
class KmsKeyJudgeTest {
  private static final KmsKey KEY = TestKeys.key("1111", "alias/a");
  private static final String ECHOED_ALIAS = "arn:aws:kms:us-east-1:1:key/alias/a";
  private static final Encryption BY_ALIAS = Encryption.of(Mode.SSE_KMS, "alias/a");
  private static final Encryption DSSE = Encryption.of(Mode.DSSE_KMS, KEY.arn());

  @TempDir private Path directory;
  private final Set<Ability> lacking = EnumSet.noneOf(Ability.class);
  private final CheckList checks = new CheckList();

  @Test
  void theKeyBehindTheConfiguredAliasIsExpected() throws IOException {
    judge(KEY.arn(), Optional.empty(), BY_ALIAS);

    assertThat(checks.failed()).isEmpty();
    assertThat(checks.counts()).containsOnlyKeys("store:kms-key");
  }

  @Test
  void anEchoedAliasIsAnotherKeyOnAStoreThatKeepsTheKeyItself() throws IOException {
    judge(ECHOED_ALIAS, Optional.of(KEY.arn()), BY_ALIAS);

    assertThat(checks.failed())
        .singleElement()
        .returns(KEY.arn(), Check::expected)
        .returns(ECHOED_ALIAS, Check::observed)
        .returns(Grade.WEAKER, Check::grade);
  }

  @Test
  void anEchoedAliasIsFollowedOnAStoreThatKeepsTheAlias() throws IOException {
    lacking.add(Ability.KEEPS_KEY_OF_ALIAS);
    judge(ECHOED_ALIAS, Optional.of(KEY.arn()), BY_ALIAS);

    assertThat(checks.failed()).isEmpty();
    assertThat(checks.counts()).containsOnlyKeys("store:kms-key");
  }

  @Test
  void anEchoedAliasThatLeadsElsewhereNowSaysNothing() throws IOException {
    lacking.add(Ability.KEEPS_KEY_OF_ALIAS);
    judge(ECHOED_ALIAS, Optional.of("arn:aws:kms:us-east-1:1:key/2222"), BY_ALIAS);

    assertThat(checks.counts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:kms:us-east-1:9:key/alias/a",
        "arn:aws:kms:eu-west-1:1:key/alias/a",
        "arn:aws:kms:us-east-1:9:alias/a"
      })
  void anAliasOfTheSameNameElsewhereIsAnotherKey(String elsewhere) throws IOException {
    lacking.add(Ability.KEEPS_KEY_OF_ALIAS);
    judge(elsewhere, Optional.of(KEY.arn()), BY_ALIAS);

    assertThat(checks.failed()).extracting(Check::observed).containsExactly(elsewhere);
  }

  @Test
  void aMissingKeyUnderDsseFailsUnlessTheStoreNamesNone() throws IOException {
    judge("", Optional.empty(), DSSE);
    assertThat(checks.failed()).extracting(Check::observed).containsExactly(Check.ABSENT);

    CheckList unnamed = new CheckList();
    lacking.add(Ability.NAMES_DSSE_KEY);
    judge("", Optional.empty(), DSSE, unnamed);
    assertThat(unnamed.counts()).isEmpty();
  }

  @Test
  void aKeyWhereNoneIsExpectedFails() throws IOException {
    judge(KEY.arn(), Optional.empty(), Encryption.of(Mode.SSE_S3));

    assertThat(checks.failed())
        .singleElement()
        .returns(Check.ABSENT, Check::expected)
        .returns(KEY.arn(), Check::observed);
  }

  @Test
  void withoutAConfiguredKeyOneOfAwsItselfIsExpected() throws IOException {
    Encryption noKey = Encryption.of(Mode.SSE_KMS);
    judge("arn:aws:kms:us-east-1:1:key/of-aws", Optional.empty(), noKey);
    assertThat(checks.failed()).isEmpty();

    judge(KEY.arn(), Optional.empty(), noKey);
    assertThat(checks.failed()).extracting(Check::observed).containsExactly(KEY.arn());
  }

  private void judge(String named, Optional<String> behindAlias, Encryption asked)
      throws IOException {
    judge(named, behindAlias, asked, checks);
  }

  private void judge(String named, Optional<String> behindAlias, Encryption asked, CheckList into)
      throws IOException {
    ObjectHead head = new ObjectHead(1000, "", asked.mode().header(), named, "", Map.of());
    new KmsKeyJudge(
            RunKeys.of(List.of(KEY), directory),
            ability -> lacking.contains(ability) ? Optional.of("it does not") : Optional.empty())
        .judge(new SeenHead("file", head, behindAlias, Optional.empty()), asked, asked, into);
  }
}
