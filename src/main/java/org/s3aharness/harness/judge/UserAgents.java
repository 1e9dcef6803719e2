package org.s3aharness.harness.judge;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.wire.exchange.Exchange;

/** The filesystems of a case, told apart on the wire by their user agents. */
public final class UserAgents {
  private final Map<String, Encryption> asked = new HashMap<>();

  /** Returns the user agent's prefix for a new filesystem that is asked for this encryption. */
  public synchronized String add(Encryption encryption) {
    String client = "s3aharness-" + (asked.size() + 1) + "-";
    asked.put(client, encryption);
    return client;
  }

  /** Returns what the filesystems of the case were asked for. */
  public synchronized Set<Encryption> all() {
    return Set.copyOf(asked.values());
  }

  /** Returns what the filesystem that sent a request was asked for; none for other clients. */
  public synchronized Encryption askedFor(Exchange exchange) {
    String agent = exchange.requestHeaders().firstValue("user-agent").orElse("");
    return asked.entrySet().stream()
        .filter(client -> agent.contains(client.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Encryption.NONE);
  }
}
