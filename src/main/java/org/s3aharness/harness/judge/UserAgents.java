package org.s3aharness.harness.judge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;

/** Tells the filesystems of a case apart on the wire by their user agents. */
public final class UserAgents {
  private static final String A_FILESYSTEM = "a filesystem of the case";

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
    return ofSender(exchange).orElse(Encryption.NONE);
  }

  /**
   * Judges who sent a request about a bucket. Nobody can say how what a stranger sends should be
   * encrypted.
   */
  public synchronized void judge(Exchange exchange, CheckList checks) {
    if (exchange.bucket().isPresent()) {
      checks.equal(
          Witness.WIRE,
          "client",
          Grade.EXPOSED,
          exchange + ": the client",
          A_FILESYSTEM,
          ofSender(exchange).isPresent() ? A_FILESYSTEM : agent(exchange));
    }
  }

  private Optional<Encryption> ofSender(Exchange exchange) {
    String agent = agent(exchange);
    return asked.entrySet().stream()
        .filter(client -> agent.contains(client.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String agent(Exchange exchange) {
    return exchange.requestHeaders().firstValue("user-agent").orElse("");
  }
}
