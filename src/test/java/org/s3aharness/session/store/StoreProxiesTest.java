package org.s3aharness.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.s3aharness.encryption.UsageException;

class StoreProxiesTest {
  private static final URI WITH_TLS = URI.create("https://s3.example.com");
  private static final URI WITHOUT_TLS = URI.create("http://s3.example.com:9000");

  @Test
  void proxyOfStoreWithTlsIsUsed() {
    assertThat(
            StoreProxies.of(Map.of("https_proxy", "http://proxy.example.net:3128"), WITH_TLS)
                .leadingTo(WITH_TLS))
        .isPresent();
  }

  @Test
  void proxyOfStoreWithoutTlsIsRefusedByTheNameOfItsVariable() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () ->
                StoreProxies.of(
                    Map.of("http_proxy", "http://user:hidden@proxy.example.net:3128"), WITHOUT_TLS))
        .withMessageContaining("http_proxy")
        .withMessageContaining("s3.example.com")
        .withMessageContaining("no_proxy")
        .withMessageNotContaining("hidden");
  }

  @Test
  void storeWithoutTlsThatIsExceptedIsAccepted() {
    assertThat(
            StoreProxies.of(
                    Map.of("http_proxy", "http://proxy.example.net", "no_proxy", ".example.com"),
                    WITHOUT_TLS)
                .leadingTo(WITHOUT_TLS))
        .isEmpty();
  }

  @Test
  void valueThatIsNoProxyIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () -> StoreProxies.of(Map.of("https_proxy", "socks5://proxy.example.net"), WITH_TLS))
        .withMessageContaining("https_proxy")
        .withMessageContaining("unset it");
  }

  @Test
  void valueIsCheckedBeforeTheStoreIsKnown() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () ->
                StoreProxies.requireReadable(
                    Map.of("HTTPS_PROXY", "socks5://user:hidden@proxy.example.net")))
        .withMessageContaining("https_proxy")
        .withMessageNotContaining("hidden");
  }
}
