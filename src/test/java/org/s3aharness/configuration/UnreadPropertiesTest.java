package org.s3aharness.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.encryption.ConfigurationFile;

class UnreadPropertiesTest {
  private static final Set<String> READ =
      Set.of("fs.s3a.encryption.algorithm", "fs.s3a.encryption.key", "fs.s3a.endpoint");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.s3a.encryption.algorithm",
        "fs.s3a.server-side-encryption.key",
        "fs.s3a.bucket.logs.encryption.key",
        "fs.s3a.encrpytion.key",
        "fs.s3a.sse.enabled",
        "fs.s3a.cse.enabled"
      })
  void isAboutEncryption(String name) {
    assertThat(UnreadProperties.candidates(List.of(file(name)))).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fs.s3a.session.token", "fs.s3a.endpoint", "dfs.encryption.key"})
  void isNotAboutTheEncryptionOfS3A(String name) {
    assertThat(UnreadProperties.candidates(List.of(file(name)))).isEmpty();
  }

  @Test
  void theNearestNameIsTheOneThatWasMeant() {
    assertThat(UnreadProperties.nearest("fs.s3a.encrpytion.algoritm", READ))
        .contains("fs.s3a.encryption.algorithm");
  }

  @Test
  void nothingIsNearAStrangeName() {
    assertThat(UnreadProperties.nearest("fs.s3a.some.other.kms.thing.altogether", READ)).isEmpty();
  }

  private static ConfigurationFile file(String name) {
    return ConfigurationFile.parse(
        Path.of("a.xml"),
        "<configuration><property><name>%s</name><value>x</value></property></configuration>"
            .formatted(name));
  }
}
