package org.s3aharness.session.watch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.s3aharness.encryption.UsageException;

/** Proxies that the environment of a watched job names. */
class ProxyVariablesTest {
  private static final URI STORE = URI.create("https://s3.example.com");

  @ParameterizedTest
  @ValueSource(strings = {"https_proxy", "HTTPS_PROXY"})
  void proxyOfTheStoreIsRefusedWithoutItsPassword(String name) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () ->
                ProxyVariables.requireNone(
                    Map.of(name, "http://user:hidden@proxy.example.net:3128"), STORE))
        .withMessageContaining("https_proxy")
        .withMessageContaining("s3.example.com")
        .withMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "s3.example.com", ".example.com", "a, example.com:443", "EXAMPLE.com"})
  void storeThatNeedsNoProxyIsAccepted(String exceptions) {
    assertThatCode(
            () ->
                ProxyVariables.requireNone(
                    Map.of("https_proxy", "http://proxy.example.net", "no_proxy", exceptions),
                    STORE))
        .doesNotThrowAnyException();
  }

  @Test
  void exceptionOfAnotherHostDoesNotCount() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () ->
                ProxyVariables.requireNone(
                    Map.of("https_proxy", "http://proxy.example.net", "NO_PROXY", "ample.com"),
                    STORE));
  }

  @Test
  void proxyOfTheOtherSchemeIsOfNoConcern() {
    assertThatCode(
            () ->
                ProxyVariables.requireNone(Map.of("http_proxy", "http://proxy.example.net"), STORE))
        .doesNotThrowAnyException();
  }
}
