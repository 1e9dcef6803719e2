package org.s3aharness.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that an environment names. */
class ProxyVariablesTest {
  private static final URI STORE = URI.create("https://s3.example.com");

  @ParameterizedTest
  @ValueSource(strings = {"https_proxy", "HTTPS_PROXY"})
  void proxyLeadsToTheStoreAndItsPasswordIsHidden(String name) {
    OutboundProxy proxy =
        leadingTo(STORE, Map.of(name, "http://user:hidden@proxy.example.net:3128")).orElseThrow();

    assertThat(proxy)
        .isEqualTo(new OutboundProxy("proxy.example.net", 3128, Optional.of("user"), "hidden"))
        .asString()
        .isEqualTo("proxy.example.net:3128");
  }

  @Test
  void proxyNeedsNoSchemeNorPort() {
    assertThat(leadingTo(STORE, Map.of("https_proxy", "proxy.example.net")))
        .contains(new OutboundProxy("proxy.example.net", 80, Optional.empty(), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "s3.example.com", ".example.com", "a, example.com:443", "EXAMPLE.com"})
  void exceptedStoreIsReachedDirectly(String exceptions) {
    assertThat(
            leadingTo(
                STORE, Map.of("https_proxy", "http://proxy.example.net", "no_proxy", exceptions)))
        .isEmpty();
  }

  @Test
  void exceptionOfAnotherHostDoesNotCount() {
    assertThat(
            leadingTo(
                STORE, Map.of("https_proxy", "http://proxy.example.net", "NO_PROXY", "ample.com")))
        .isPresent();
  }

  @Test
  void proxyOfTheOtherSchemeIsOfNoConcern() {
    assertThat(leadingTo(STORE, Map.of("http_proxy", "http://proxy.example.net"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost:4566", "https://127.0.0.1:4566"})
  void thisMachineIsReachedDirectly(String store) {
    assertThat(leadingTo(URI.create(store), Map.of("https_proxy", "http://proxy.example.net:3128")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://user:hidden@proxy.example.net", "http://user:hidden@a b"})
  void valueThatIsNoAddressIsRefusedWithoutItsPassword(String value) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> leadingTo(STORE, Map.of("https_proxy", value)))
        .withMessageContaining("https_proxy")
        .withMessageContaining("http://proxy.example.net:3128")
        .withMessageNotContaining("hidden");
  }

  private static Optional<OutboundProxy> leadingTo(URI store, Map<String, String> environment) {
    return ProxyVariables.of(environment).leadingTo(store);
  }
}
