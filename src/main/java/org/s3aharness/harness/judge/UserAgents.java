package org.s3aharness.harness.judge;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.wire.exchange.Exchange;

/** Tells the filesystems of a case apart on the wire by their user agents. */
public final class UserAgents {
  private final Map<String, Encryption> asked = new HashMap<>();

  /** Returns the user agent's prefix for a new filesystem that is asked for this encryption. */
  public synchronized String add(Encryption encryption) {
    String client = "s3aharness-" + (asked.size() + 1) + "-";
    asked.put(client, encryption);
    return client;
  }

  /** Returns the encryptions that the filesystems of the case were asked for. */
  public synchronized Set<Encryption> all() {
    return Set.copyOf(asked.values());
  }

  /**
   * Returns the encryption that the filesystem which sent a request was asked for; none for other
   * clients.
   */
  public synchronized Encryption askedFor(Exchange exchange) {
    String agent = exchange.requestHeaders().firstValue("user-agent").orElse("");
    return asked.entrySet().stream()
        .filter(client -> agent.contains(client.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Encryption.NONE);
  }
}
