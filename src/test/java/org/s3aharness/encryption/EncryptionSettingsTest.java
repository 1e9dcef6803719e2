package org.s3aharness.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionSettingsTest {
  private static final String BUCKET = "data";

  @Test
  void nothingSetAsksForNothing() {
    assertThat(asked(Map.of())).isEqualTo(Encryption.NONE);
  }

  @Test
  void theAlgorithmIsReadInAnyCase() {
    assertThat(asked(Map.of("fs.s3a.encryption.algorithm", "sse-kms")).mode())
        .isEqualTo(Mode.SSE_KMS);
  }

  @Test
  void theOldNamesAreRead() {
    Encryption asked =
        asked(
            Map.of(
                "fs.s3a.server-side-encryption-algorithm", "SSE-KMS",
                "fs.s3a.server-side-encryption.key", "alias/old"));
    assertThat(asked).isEqualTo(Encryption.of(Mode.SSE_KMS, "alias/old"));
  }

  @Test
  void ofTheOldAndTheNewNameTheLastInTheFileWins() {
    ConfigurationFile file =
        ConfigurationFile.parse(
            Path.of("core-site.xml"),
            "<configuration>"
                + "<property name='fs.s3a.encryption.algorithm' value='SSE-KMS'/>"
                + "<property name='fs.s3a.server-side-encryption-algorithm' value='AES256'/>"
                + "</configuration>");
    assertThat(EncryptionSettings.asked(Settings.empty().with(file), BUCKET).mode())
        .isEqualTo(Mode.SSE_S3);
  }

  @Test
  void theBucketsOwnOldNameWinsOverTheGlobalNewOne() {
    Encryption asked =
        asked(
            Map.of(
                "fs.s3a.bucket.data.server-side-encryption-algorithm", "SSE-KMS",
                "fs.s3a.encryption.algorithm", "AES256"));
    assertThat(asked.mode()).isEqualTo(Mode.SSE_KMS);
  }

  @Test
  void anotherBucketsSettingDoesNotCount() {
    assertThat(asked(Map.of("fs.s3a.bucket.other.encryption.algorithm", "AES256")))
        .isEqualTo(Encryption.NONE);
  }

  @Test
  void theKeyComesFromTheCredentialFile(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("secrets.jceks");
    CredentialFile.write(file, Map.of("fs.s3a.encryption.key", "from-the-file"));
    Encryption asked =
        asked(
            Map.of(
                "fs.s3a.encryption.algorithm",
                "SSE-C",
                "hadoop.security.credential.provider.path",
                CredentialFile.providerPath(file)));
    assertThat(asked.key()).isEqualTo(Optional.of("from-the-file"));
  }

  @Test
  void aMissingCredentialFileIsNamed() {
    assertThatThrownBy(
            () ->
                asked(
                    Map.of(
                        "fs.s3a.encryption.algorithm", "SSE-C",
                        "hadoop.security.credential.provider.path",
                            "localjceks://file/no/such.jceks")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("/no/such.jceks");
  }

  @Test
  void theContextIsReadAsPairs() {
    Encryption asked =
        asked(
            Map.of(
                "fs.s3a.encryption.algorithm", "SSE-KMS",
                "fs.s3a.encryption.context", "a=1, b=2"));
    assertThat(asked.context()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void anUnknownAlgorithmIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> asked(Map.of("fs.s3a.encryption.algorithm", "SSE-S3")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("fs.s3a.encryption.algorithm=SSE-S3")
        .hasMessageContaining("AES256");
  }

  @Test
  void aCustomerKeyIsNotShown() {
    assertThat(Encryption.of(Mode.SSE_C, "c2VjcmV0").toString()).doesNotContain("c2VjcmV0");
  }

  private static Encryption asked(Map<String, String> properties) {
    return EncryptionSettings.asked(Settings.empty().with(properties), BUCKET);
  }
}
