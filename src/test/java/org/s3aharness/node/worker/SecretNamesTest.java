package org.s3aharness.node.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.s3a.secret.key",
        "fs.s3a.access.key",
        "fs.s3a.session.token",
        "fs.s3a.encryption.key",
        "fs.s3a.bucket.b.encryption.key",
        "fs.s3a.server-side-encryption.key",
        "fs.s3a.bucket.b.server-side-encryption-key",
        "fs.azure.account.key.x.blob.core.windows.net",
        "ssl.server.keystore.password",
        "javax.jdo.option.ConnectionPassword",
        "hadoop.http.authentication.signature.secret",
      })
  void namesOfSecrets(String name) {
    assertThat(SecretNames.isOne(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.s3a.encryption.algorithm",
        "fs.s3a.aws.credentials.provider",
        "hadoop.security.credential.provider.path",
        "fs.s3a.delegation.token.binding",
        "fs.s3a.endpoint",
        "hadoop.tmp.dir",
      })
  void namesOfWhatIsToBeCompared(String name) {
    assertThat(SecretNames.isOne(name)).isFalse();
  }
}
