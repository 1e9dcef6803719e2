package org.s3aharness.jvmagent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopSettingsTest {
  private static final String KEY = "fs.s3a.bucket.data.encryption.key";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "1234abcd-12ab-34cd-56ef-1234567890ab",
        "mrk-1234abcd12ab34cd56ef1234567890ab",
        "alias/data",
        ""
      })
  void nameOfKmsKeyIsReported(String name) {
    assertThat(HadoopSettings.masked(KEY, name)).isEqualTo(name);
  }

  @Test
  void customersKeyIsReportedAsDigests() {
    assertThat(HadoopSettings.masked(KEY, "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))
        .isEqualTo("masked:sha256:861009ec4d59:md5:KYvwGXoFFJ42a2u2GDWhwQ==");
  }

  @Test
  void keyThatIsNoBase64IsReportedAsThat() {
    assertThat(HadoopSettings.masked(KEY, "no base64!")).isEqualTo("masked:sha256:not-base64");
  }

  @Test
  void algorithmIsReportedAsItIs() {
    assertThat(HadoopSettings.masked("fs.s3a.encryption.algorithm", "SSE-C")).isEqualTo("SSE-C");
  }
}
