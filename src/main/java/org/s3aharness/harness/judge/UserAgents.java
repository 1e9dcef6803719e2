package org.s3aharness.harness.judge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.s3aharness.configuration.AccessKeys;
import org.s3aharness.configuration.SigningProvider;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Tells the filesystems of a case apart on the wire by their user agents, and judges with whose
 * access key each of them signs.
 */
public final class UserAgents {
  private static final String A_FILESYSTEM = "a filesystem of the case";

  /** The header of a request that is signed with a session of the bucket (S3 Express). */
  private static final String BUCKET_SESSION = "x-amz-s3session-token";

  private final AccessKeys accessKeys;
  private final Map<String, Client> clients = new HashMap<>();
  private final Set<String> issued = new HashSet<>();

  /** Who sends under one user agent. */
  private record Client(Encryption asked, boolean usesTls, Optional<SigningProvider> signsBy) {}

  /**
   * Creates an instance for one case.
   *
   * @param accessKeys those that the run gives to S3A
   */
  public UserAgents(AccessKeys accessKeys) {
    this.accessKeys = accessKeys;
  }

  /**
   * Returns the user agent's prefix for a new filesystem.
   *
   * @param asked the encryption that it is asked for
   * @param usesTls whether its settings ask for TLS
   * @param signsBy the provider whose access key it has to sign with; empty if nobody can tell
   */
  public synchronized String add(
      Encryption asked, boolean usesTls, Optional<SigningProvider> signsBy) {
    String client = "s3aharness-" + (clients.size() + 1) + "-";
    clients.put(client, new Client(asked, usesTls, signsBy));
    return client;
  }

  /** Returns the encryptions that the filesystems of the case were asked for. */
  public synchronized Set<Encryption> all() {
    return clients.values().stream().map(Client::asked).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the encryption that the filesystem which sent a request was asked for; none for other
   * clients.
   */
  public synchronized Encryption askedFor(Exchange exchange) {
    return ofSender(exchange).map(Client::asked).orElse(Encryption.NONE);
  }

  /**
   * Judges who sent a request about a bucket, with whose access key, and whether it is encrypted on
   * the way. Nobody can say how what a stranger sends should be encrypted.
   */
  public synchronized void judge(Exchange exchange, CheckList checks) {
    issued.addAll(exchange.issuedAccessKeys());
    if (exchange.bucket().isEmpty()) {
      return;
    }
    Optional<Client> sender = ofSender(exchange);
    String agent = agent(exchange);
    checks.add(
        Check.equal(
                Witness.WIRE,
                "client",
                exchange + ": the client",
                A_FILESYSTEM,
                sender.isPresent() ? A_FILESYSTEM : agent.split(" ", 2)[0])
            .withDetail(sender.isPresent() ? "" : agent)
            .withGrade(Grade.EXPOSED));
    if (sender.filter(Client::usesTls).isPresent()) {
      checks.equal(
          Witness.WIRE, "scheme", Grade.EXPOSED, exchange + ": over", "https", exchange.scheme());
    }
    if (exchange.requestHeaders().firstValue(BUCKET_SESSION).isEmpty()) {
      sender.flatMap(Client::signsBy).ifPresent(by -> judge(exchange, by, checks));
    }
  }

  /** Judges the access key of a request. Access keys are called by their sources, never shown. */
  private void judge(Exchange exchange, SigningProvider provider, CheckList checks) {
    Optional<String> used = exchange.accessKey();
    boolean held =
        provider.keys() == SigningProvider.Keys.ISSUED
            ? used.filter(issued::contains).isPresent()
            : used.equals(provider.accessKey());
    checks.add(
        Check.equal(
                Witness.WIRE,
                "access key",
                exchange + ": the access key that signs it",
                "what %s gives".formatted(provider.name()),
                held ? "what %s gives".formatted(provider.name()) : called(used))
            .withDetail(
                "by the settings, %s is the first provider with credentials"
                    .formatted(provider.name()))
            .withGrade(Grade.WEAKER)
            .withHeld(held));
  }

  private String called(Optional<String> accessKey) {
    return accessKey
        .map(
            id ->
                issued.contains(id)
                    ? "one that STS has issued"
                    : accessKeys
                        .sourceOf(id)
                        .map(source -> "that of " + source)
                        .orElse("one that the run knows nothing of"))
        .orElse("none");
  }

  private Optional<Client> ofSender(Exchange exchange) {
    String agent = agent(exchange);
    return clients.entrySet().stream()
        .filter(client -> agent.contains(client.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String agent(Exchange exchange) {
    return exchange.requestHeaders().firstValue("user-agent").orElse("");
  }
}
