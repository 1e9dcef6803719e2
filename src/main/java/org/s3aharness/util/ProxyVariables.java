package org.s3aharness.util;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the variables with which curl, Python and AWS's SDKs are told of proxies: {@code
 * https_proxy}, {@code http_proxy} and {@code no_proxy}, in lower or upper case.
 */
public final class ProxyVariables {
  /** The name of the variable with the hosts that are reached without a proxy. */
  public static final String EXCEPTIONS = "no_proxy";

  private final Map<String, String> environment;

  private ProxyVariables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Reads the variables from an environment. */
  public static ProxyVariables of(Map<String, String> environment) {
    return new ProxyVariables(environment);
  }

  /** Returns variables of which none is set. */
  public static ProxyVariables none() {
    return new ProxyVariables(Map.of());
  }

  /**
   * Returns the proxy through which an address is reached; empty if it is reached directly, as
   * every address on this machine is.
   *
   * @throws IllegalArgumentException if the variable's value cannot be used; the message names the
   *     variable
   */
  public Optional<OutboundProxy> leadingTo(URI address) {
    String name = variableFor(address);
    String value = value(name);
    String host = address.getHost();
    if (value.isEmpty() || isOnThisMachine(host) || isExcepted(host)) {
      return Optional.empty();
    }
    try {
      return Optional.of(OutboundProxy.of(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": the value of this variable " + e.getMessage());
    }
  }

  /** Returns the name of the variable for an address, in lower case. */
  public static String variableFor(URI address) {
    return address.getScheme().toLowerCase(Locale.ROOT) + "_proxy";
  }

  /** Returns the entries of {@code no_proxy}, as they were written. */
  public List<String> exceptions() {
    return Arrays.stream(value(EXCEPTIONS).split(","))
        .map(String::strip)
        .filter(exception -> !exception.isEmpty())
        .toList();
  }

  /** Says whether an entry of {@code no_proxy} excepts a host. */
  public static boolean excepts(String entry, String host) {
    String exception = entry.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", "");
    return exception.equals("*")
        || host.equalsIgnoreCase(exception)
        || host.toLowerCase(Locale.ROOT).endsWith("." + exception.toLowerCase(Locale.ROOT));
  }

  /** Says whether {@code no_proxy} excepts an address. */
  public boolean excepts(URI address) {
    return isExcepted(address.getHost());
  }

  private boolean isExcepted(String host) {
    return exceptions().stream().anyMatch(entry -> excepts(entry, host));
  }

  private static boolean isOnThisMachine(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private String value(String name) {
    String lower = environment.getOrDefault(name, "");
    return lower.isBlank()
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
        : lower.strip();
  }
}
