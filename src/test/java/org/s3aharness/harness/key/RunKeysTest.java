package org.s3aharness.harness.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.CredentialFile;
import org.s3aharness.encryption.Settings;
import org.s3aharness.store.KmsKey;

/** The names of a run's keys. */
class RunKeysTest {
  private static final KmsKey KEY = TestKeys.key("1111", "alias/one");
  private static final KmsKey TARGET = TestKeys.key("2222", "alias/two");

  @TempDir private Path directory;
  private RunKeys keys;

  @BeforeEach
  void make() throws IOException {
    keys = RunKeys.of(List.of(KEY, TARGET), directory);
  }

  @Test
  void aKeyIsKnownByAnyOfItsNames() {
    assertThat(List.of(KEY.arn(), KEY.id(), KEY.aliasName(), KEY.aliasArn()))
        .allSatisfy(name -> assertThat(keys.arnOf(name)).hasValue(KEY.arn()));
    assertThat(keys.arnOf("alias/another")).isEmpty();
  }

  @Test
  void anAliasThatLeadsElsewhereDenotesTheOtherKey() {
    keys.retarget(KEY, TARGET);

    assertThat(keys.same(KEY.aliasName(), TARGET.arn())).isTrue();
    assertThat(keys.same(KEY.aliasArn(), TARGET.id())).isTrue();
    assertThat(keys.same(KEY.aliasName(), KEY.arn())).isFalse();
    assertThat(keys.arnOf(KEY.id())).hasValue(KEY.arn());
  }

  @Test
  void onlyArnsOfOneAccountAndRegionMayBeOfOneKey() {
    String alias = "arn:aws:kms:us-east-1:111122223333:alias/other";

    assertThat(keys.mayBeOfOneAccount(alias, "alias/other")).isTrue();
    assertThat(keys.mayBeOfOneAccount(alias, "arn:aws:kms:us-east-1:111122223333:key/1")).isTrue();
    assertThat(keys.mayBeOfOneAccount(alias, "arn:aws:kms:eu-west-1:111122223333:key/1")).isFalse();
    assertThat(keys.mayBeOfOneAccount(alias, "arn:aws:kms:us-east-1:444455556666:alias/other"))
        .isFalse();
  }

  @Test
  void theCredentialFileIsWrittenOnlyWhereAConfigurationNamesIt() throws IOException {
    Settings others = Settings.empty().with(Map.of("fs.s3a.encryption.algorithm", "SSE-C"));
    Settings its =
        Settings.empty()
            .with(Map.of("hadoop.security.credential.provider.path", "${s3aharness.jceks.sse-c}"));

    keys.prepareFor(List.of(others));
    assertThat(directory).isEmptyDirectory();

    keys.prepareFor(List.of(others, its));
    assertThat(CredentialFile.read(keys.credentialFile()))
        .containsEntry("fs.s3a.encryption.key", keys.customerKeys().get(0));
  }

  @Test
  void aKmsKeyIsMadeOnceAndOnlyWhenItIsNamed() throws IOException {
    List<String> made = new ArrayList<>();
    RunKeys making =
        RunKeys.making(
            purpose -> {
              made.add(purpose);
              return purpose.equals("key1") ? KEY : TARGET;
            },
            directory);

    making.prepareFor(List.of(Settings.empty().with(Map.of("fs.s3a.encryption.key", "alias/x"))));
    assertThat(making.supplies("s3aharness.kms.key2.alias.arn")).isTrue();
    assertThat(making.supplies("s3aharness.kms.key3.arn")).isFalse();
    assertThat(making.variables()).doesNotContainKey("s3aharness.kms.key2.arn");
    assertThat(made).isEmpty();

    Settings second =
        Settings.empty().with(Map.of("fs.s3a.encryption.key", "${s3aharness.kms.key2.arn}"));
    making.prepareFor(List.of(second, second));
    assertThat(made).containsExactly("key2");
    assertThat(making.arnOf(TARGET.id())).hasValue(TARGET.arn());
    assertThat(making.otherThan(TARGET.arn())).isEmpty();

    assertThat(making.variable("s3aharness.kms.key1.arn")).isEqualTo(KEY.arn());
    assertThat(making.variable("s3aharness.kms.key1.id")).isEqualTo(KEY.id());
    assertThat(making.otherThan(TARGET.arn())).hasValue(KEY.arn());
    making.makeAll();
    assertThat(made).containsExactly("key2", "key1");
  }

  @Test
  void whoNamesAKeyThatCannotBeMadeIsToldAndMayTryAgain() {
    List<KmsKey> answers = new ArrayList<>();
    RunKeys making = RunKeys.making(purpose -> answers.remove(0), directory);

    assertThatThrownBy(() -> making.makeNamedIn("${s3aharness.kms.key1.arn}"))
        .isInstanceOf(IndexOutOfBoundsException.class);

    answers.add(KEY);
    making.makeNamedIn("${s3aharness.kms.key1.arn}");
    assertThat(making.variables()).containsEntry("s3aharness.kms.key1.arn", KEY.arn());
  }
}
