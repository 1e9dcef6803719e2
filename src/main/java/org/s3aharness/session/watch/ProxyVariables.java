package org.s3aharness.session.watch;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.s3aharness.encryption.UsageException;

/**
 * Looks for a proxy in the variables that curl, Python and AWS's SDKs read: {@code https_proxy},
 * {@code http_proxy} and {@code no_proxy}, in lower or upper case. In a watched job the recorder is
 * the proxy, and it connects to the store directly.
 */
final class ProxyVariables {
  private ProxyVariables() {}

  /**
   * Checks that the job would not reach a store through a proxy.
   *
   * @param environment the environment of the job
   * @param store the address of a store that was not started for the job
   * @throws UsageException if a variable names a proxy for this store
   */
  static void requireNone(Map<String, String> environment, URI store) {
    String name = store.getScheme().toLowerCase(Locale.ROOT) + "_proxy";
    boolean proxied = !value(environment, name).isEmpty();
    if (proxied && !isExcepted(store.getHost(), value(environment, "no_proxy"))) {
      // The value may hold a password.
      throw new UsageException(
          "%s: this variable names a proxy for %s, but the requests of a watched job must go through the recorder, which connects to the store directly; add the host to no_proxy if it can be reached without the proxy, or else watch the job on another machine."
              .formatted(name, store.getHost()));
    }
  }

  private static String value(Map<String, String> environment, String name) {
    String lower = environment.getOrDefault(name, "");
    return lower.isBlank()
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
        : lower.strip();
  }

  private static boolean isExcepted(String host, String exceptions) {
    return Arrays.stream(exceptions.split(","))
        .map(exception -> exception.strip().replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
        .filter(exception -> !exception.isEmpty())
        .anyMatch(
            exception ->
                exception.equals("*")
                    || host.equalsIgnoreCase(exception)
                    || host.toLowerCase(Locale.ROOT)
                        .endsWith("." + exception.toLowerCase(Locale.ROOT)));
  }
}
