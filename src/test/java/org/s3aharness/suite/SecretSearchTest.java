package org.s3aharness.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.harness.verdict.CheckList;

class SecretSearchTest {
  private static final byte[] KEY =
      "/?>~0123456789abcdef0123456789ab".getBytes(StandardCharsets.UTF_8);
  private static final String CONFIGURED = Base64.getEncoder().encodeToString(KEY);

  static String[] encodings() {
    byte[] text = CONFIGURED.getBytes(StandardCharsets.UTF_8);
    return new String[] {
      CONFIGURED,
      CONFIGURED.replace("=", ""),
      Base64.getUrlEncoder().encodeToString(KEY),
      Base64.getEncoder().encodeToString(text),
      CONFIGURED.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D"),
      HexFormat.of().withUpperCase().formatHex(KEY),
      HexFormat.ofDelimiter(" ").formatHex(text),
    };
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void keyIsFoundInEveryEncodingAndNotShown(String encoded) {
    CheckList checks = new CheckList();

    SecretSearch.of(CONFIGURED).judge(checks, "the log", "before " + encoded + " after");

    assertThat(checks.failed())
        .isNotEmpty()
        .allSatisfy(
            check ->
                assertThat(check.message())
                    .startsWith("the log: the customer's key as")
                    .doesNotContain(encoded));
  }

  @Test
  void textWithoutTheKeyIsClean() {
    CheckList checks = new CheckList();

    SecretSearch.of(CONFIGURED).judge(checks, "the log", "Created S3A Delegation Token");

    assertThat(checks.failed()).isEmpty();
    assertThat(checks.counts()).containsKey("s3a:secret");
  }
}
