package org.s3aharness.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.connect.EndpointOptions;

class SecretsTest {
  private static final byte[] KEY = new byte[32];

  static {
    Arrays.fill(KEY, (byte) 0x5a);
  }

  private final String base64 = Base64.getEncoder().encodeToString(KEY);

  @Test
  void customerKeyIsNamedByItsMd5AndNotShown() {
    SseCustomerKey key = new SseCustomerKey(base64);

    assertThat(key.md5()).isEqualTo("BuASUiSbvhMWBKAmsiYRhg==");
    assertThat(key.toString()).contains(key.md5()).doesNotContain(base64);
  }

  @Test
  void badCustomerKeyIsRefusedWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SseCustomerKey("!secret!"))
        .withMessageNotContaining("secret")
        .withNoCause();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SseCustomerKey("c2VjcmV0"))
        .withMessageContaining("has 6 bytes")
        .withMessageNotContaining("c2VjcmV0");
  }

  @Test
  void credentialsAreNotShown() {
    StoreCredentials credentials = StoreCredentials.of("accessX", "secretX", "tokenX");
    EndpointOptions options = EndpointOptions.of(URI.create("http://127.0.0.1:1"), credentials);

    assertThat(credentials.toString()).doesNotContain("X");
    assertThat(options.toString()).doesNotContain("accessX", "secretX", "tokenX");
  }

  @Test
  void halfOfTheCredentialsIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> StoreCredentials.of("a", " "));
  }

  @Test
  void credentialsInAUrlAreRefusedWithoutShowingThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                EndpointOptions.of(
                    URI.create("http://me:secret@127.0.0.1:1"), StoreCredentials.of("a", "b")))
        .withMessageNotContaining("secret@");
  }
}
