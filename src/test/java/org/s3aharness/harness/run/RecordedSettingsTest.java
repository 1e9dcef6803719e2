package org.s3aharness.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.CoreSite;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.harness.key.RunKeys;

/** No secret and no address of the user's files is written down. */
class RecordedSettingsTest {
  private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlYw==";

  @TempDir Path directory;
  private RunKeys keys;

  @BeforeEach
  void keys() throws IOException {
    keys = RunKeys.of(List.of(), directory);
  }

  private Map<String, String> recorded(String name, String value) {
    ConfigurationFile file =
        ConfigurationFile.parse(Path.of("core-site.xml"), CoreSite.text(name, value));
    return new RecordedSettings(keys).of(List.of(file), Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.s3a.access.key",
        "fs.s3a.secret.key",
        "fs.s3a.bucket.data.secret.key",
        "fs.s3a.session.token",
        "fs.s3a.proxy.password",
        "fs.s3a.endpoint",
        "fs.s3a.bucket.data.endpoint",
        "fs.s3a.assumed.role.arn",
        "fs.s3a.security.credential.provider.path",
        "fs.azure.account.key",
        "my.encryption.key"
      })
  void whatIsNotAboutWritingAndReadingIsLeftOut(String name) {
    assertThat(recorded(name, SECRET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.s3a.encryption.key",
        "fs.s3a.server-side-encryption.key",
        "fs.s3a.bucket.data.encryption.key",
        "fs.s3a.bucket.my.data.server-side-encryption.key"
      })
  void aKeyIsReplacedByOneOfTheRuns(String name) {
    assertThat(recorded(name, SECRET)).containsExactly(Map.entry(name, "${s3aharness.sse-c.key1}"));
    assertThat(recorded(name, "${my.key}"))
        .containsExactly(Map.entry(name, "${s3aharness.sse-c.key1}"));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:kms:eu-west-1:123456789012:key/0b1c, ${s3aharness.kms.key1.arn}",
    "0f68f868-3887-448c-bbb5-1f4616d83003, ${s3aharness.kms.key1.arn}",
    "alias/data, ${s3aharness.kms.key1.alias.name}",
    "arn:aws:kms:eu-west-1:123456789012:alias/data, ${s3aharness.kms.key1.alias.name}",
    "${s3aharness.kms.key2.arn}, ${s3aharness.kms.key2.arn}"
  })
  void aKmsKeyIsReplacedToo(String key, String recorded) {
    assertThat(recorded("fs.s3a.encryption.key", key)).containsValue(recorded);
  }

  @Test
  void theRunsOwnKeysAreRecognised() {
    String second = keys.customerKeys().get(1);

    assertThat(new RecordedSettings(keys).of(List.of(), Map.of("fs.s3a.encryption.key", second)))
        .containsValue("${s3aharness.sse-c.key2}");
  }
}
