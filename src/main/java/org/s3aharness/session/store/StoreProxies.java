package org.s3aharness.session.store;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.util.OutboundProxy;
import org.s3aharness.util.ProxyVariables;
import org.s3aharness.wire.route.HostNames;

/**
 * Finds the proxy through which a recorder reaches a store: the one that the harness's own
 * environment names.
 */
public final class StoreProxies {
  private StoreProxies() {}

  /**
   * Returns what the environment says about proxies.
   *
   * @param endpoint the address of the store's S3
   * @throws UsageException if it names a proxy for this store that a recorder cannot use
   */
  public static ProxyVariables of(Map<String, String> environment, URI endpoint) {
    ProxyVariables variables = ProxyVariables.of(environment);
    Optional<OutboundProxy> proxy = proxy(variables, endpoint);
    if (proxy.isPresent() && !HostNames.isHttps(endpoint)) {
      throw new UsageException(
          "%s: this variable names a proxy for %s, but the recorder can use a proxy only for a store with TLS; add the host to no_proxy if it can be reached without the proxy, or else use another machine."
              .formatted(ProxyVariables.variableFor(endpoint), endpoint.getHost()));
    }
    return variables;
  }

  /**
   * Checks that a recorder can use the proxy that the environment names for a store, if it does.
   *
   * @param endpoint the address of the store's S3
   * @throws UsageException if it cannot
   */
  public static void check(Map<String, String> environment, URI endpoint) {
    of(environment, endpoint);
  }

  /**
   * Checks the values of the variables, before they are used for a store that runs already.
   *
   * @throws UsageException if one is no address of an HTTP proxy
   */
  static void requireReadable(Map<String, String> environment) {
    for (String scheme : List.of("http", "https")) {
      proxy(ProxyVariables.of(environment), URI.create(scheme + "://any-store.invalid"));
    }
  }

  private static Optional<OutboundProxy> proxy(ProxyVariables variables, URI address) {
    try {
      return variables.leadingTo(address);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + "; correct it, or unset it.", e);
    }
  }
}
