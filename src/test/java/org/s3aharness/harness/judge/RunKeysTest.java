package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

    keys.writeCredentialFile(List.of(others));
    assertThat(directory).isEmptyDirectory();

    keys.writeCredentialFile(List.of(others, its));
    assertThat(CredentialFile.read(keys.credentialFile()))
        .containsEntry("fs.s3a.encryption.key", keys.customerKeys().get(0));
  }
}
