package org.s3aharness.node.worker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretDigestTest {
  private final SecretDigest digest = new SecretDigest("of one job".getBytes(US_ASCII));

  @Test
  void theSameSecretIsShownTheSame() {
    assertThat(digest.of("wJalrXUtnFEMI"))
        .isEqualTo(digest.of("wJalrXUtnFEMI"))
        .matches("digest:[0-9a-f]{16}");
  }

  @Test
  void anotherSecretOrAnotherJobIsShownOtherwise() {
    assertThat(digest.of("a")).isNotEqualTo(digest.of("b"));
    assertThat(digest.of("a"))
        .isNotEqualTo(new SecretDigest("of another".getBytes(US_ASCII)).of("a"));
  }
}
