package org.s3aharness.harness.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.KmsRules;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.envelope.AlgorithmSuite;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;

/** Represents the fourth witness: compares what S3A's client asked of KMS with the rules. */
public final class KmsJudge {
  private static final String AES = "AES_";
  private static final String OF_AN_OBJECT = "that of an object that was read";

  private final KmsRules rules;
  private final RunKeys keys;
  private final String region;

  /**
   * Makes a judge that knows the keys of a run by all their names.
   *
   * @param region the region of KMS where neither the settings nor the configured key name one
   */
  public KmsJudge(KmsRules rules, RunKeys keys, String region) {
    this.rules = rules;
    this.keys = keys;
    this.region = region;
  }

  /**
   * Judges the exchanges of a case.
   *
   * @param exchanges in the order in which they began
   * @param askedFor returns the encryption that the filesystem behind an S3 request was asked for;
   *     KMS requests do not tell which filesystem sent them
   * @param filesystems the encryptions that all filesystems of the case were asked for
   */
  public void judge(
      List<Exchange> exchanges,
      Function<Exchange, Encryption> askedFor,
      Collection<Encryption> filesystems,
      CheckList checks) {
    WrappedKeys wrapped = new WrappedKeys(exchanges);
    for (Exchange exchange : exchanges) {
      if (exchange.kind().isOfKms()) {
        Optional<Exchange> cause = wrapped.madeFor(exchange);
        judgeRequest(
            exchange,
            cause,
            cause.map(c -> List.of(askedFor.apply(c))).orElseGet(() -> List.copyOf(filesystems)),
            wrapped,
            checks);
      } else {
        DataKeyJudge.judge(exchange, wrapped, askedFor.apply(exchange), checks);
      }
    }
  }

  /**
   * Judges one exchange, where there are too many to be held.
   *
   * @param known those that have to do with the same data key, in the order in which they began
   * @param asked what the filesystem was asked for that sent it or, to KMS, that sent the S3
   *     request behind it
   */
  public void judge(Exchange exchange, List<Exchange> known, Encryption asked, CheckList checks) {
    WrappedKeys wrapped = new WrappedKeys(known);
    if (exchange.kind().isOfKms()) {
      judgeRequest(exchange, wrapped.madeFor(exchange), List.of(asked), wrapped, checks);
    } else {
      DataKeyJudge.judge(exchange, wrapped, asked, checks);
    }
  }

  private void judgeRequest(
      Exchange exchange,
      Optional<Exchange> cause,
      List<Encryption> asked,
      WrappedKeys wrapped,
      CheckList checks) {
    String operation = operation(exchange);
    Optional<Encryption> clientSide =
        asked.stream().filter(e -> rules.rule(e.mode(), operation).isPresent()).findFirst();
    String modes =
        asked.stream()
            .map(e -> e.mode().label())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" or "));
    checks.add(
        Check.equal(
                Witness.KMS,
                "operation",
                where(exchange),
                "what a client of " + (modes.isEmpty() ? Mode.NONE : modes) + " asks",
                operation)
            .withDetail(rules.otherwise())
            .withHeld(clientSide.isPresent()));
    if (clientSide.isEmpty()) {
      return;
    }
    List<Encryption> candidates =
        asked.stream().filter(e -> e.mode() == clientSide.get().mode()).distinct().toList();
    KmsRules.Rule rule = rules.rule(clientSide.get().mode(), operation).orElseThrow();
    judgeHost(exchange, candidates, checks);
    if (exchange.kmsRequest().isEmpty() && exchange.status() / 100 != 2) {
      return; // it was broken off, or refused before its body had come
    }
    judgeNamedKey(exchange, candidates, rule, checks);
    judgeUsedKey(exchange, candidates, rule, wrapped, checks);
    judgeContext(exchange, cause, rule, checks);
    judgeLength(exchange, rule, checks);
    if (exchange.kind() == RequestKind.KMS_DECRYPT) {
      checks.equal(
          Witness.KMS,
          "unwrapped",
          where(exchange) + ": the wrapped data key",
          OF_AN_OBJECT,
          cause.isPresent() ? OF_AN_OBJECT : "that of no object that was read");
    }
  }

  private void judgeHost(Exchange exchange, List<Encryption> candidates, CheckList checks) {
    Set<String> regions =
        candidates.stream().map(this::regionOf).collect(Collectors.toCollection(TreeSet::new));
    checks.add(
        Check.equal(
                Witness.KMS,
                "host",
                where(exchange) + ": the host",
                "KMS in " + String.join(" or ", regions),
                exchange.host())
            .withGrade(Grade.EXPOSED)
            .withHeld(
                regions.stream()
                    .anyMatch(name -> rules.hosts(name).matcher(exchange.host()).matches())));
    checks.equal(
        Witness.KMS, "tls", Grade.EXPOSED, where(exchange) + ": over", "https", exchange.scheme());
  }

  /**
   * Returns the configured region, or otherwise the region in {@code
   * arn:aws:kms:REGION:ACCOUNT:key/ID}.
   */
  private String regionOf(Encryption asked) {
    String[] parts = asked.key().orElse("").split(":");
    return asked.kmsRegion().orElse(parts.length > 4 && parts[0].equals("arn") ? parts[3] : region);
  }

  private void judgeNamedKey(
      Exchange exchange, List<Encryption> candidates, KmsRules.Rule rule, CheckList checks) {
    String named = request(exchange).path("KeyId").asText("");
    boolean held =
        named.isEmpty()
            ? rule.optional()
            : candidates.stream().anyMatch(e -> keys.same(e.key().orElse(""), named));
    checks.add(
        key("key", where(exchange) + ": the key asked for", configured(candidates), named)
            .withDetail(rule.source())
            .withHeld(held));
  }

  private void judgeUsedKey(
      Exchange exchange,
      List<Encryption> candidates,
      KmsRules.Rule rule,
      WrappedKeys wrapped,
      CheckList checks) {
    Optional<String> used = WrappedKeys.usedKey(exchange);
    if (used.isEmpty()) {
      return; // KMS refused, or its answer never came
    }
    String where = where(exchange) + ": the key that KMS used";
    Optional<String> wrapping =
        rule.isAnsweredByWrappingKey()
            ? WrappedKeys.ofKms(exchange).flatMap(wrapped::making).flatMap(WrappedKeys::usedKey)
            : Optional.empty();
    if (wrapping.isPresent()) {
      checks.add(key("key-used", where, wrapping.get(), used.get()));
    } else if (!rule.isAnsweredByWrappingKey()) {
      boolean cannotTell =
          candidates.stream().allMatch(e -> e.key().flatMap(keys::arnOf).isEmpty());
      checks.add(
          key("key-used", where, configured(candidates), used.get())
              .withHeld(
                  cannotTell
                      || candidates.stream()
                          .anyMatch(e -> keys.same(e.key().orElse(""), used.get()))));
    }
  }

  private static Check key(String about, String where, String expected, String observed) {
    return Check.equal(Witness.KMS, about, where, expected, observed).withGrade(Grade.WEAKER);
  }

  private String configured(List<Encryption> candidates) {
    return candidates.stream()
        .flatMap(e -> e.key().stream())
        .map(key -> keys.arnOf(key).orElse(key))
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static void judgeContext(
      Exchange exchange, Optional<Exchange> cause, KmsRules.Rule rule, CheckList checks) {
    Map<String, String> sent = new TreeMap<>();
    request(exchange)
        .path("EncryptionContext")
        .properties()
        .forEach(field -> sent.put(field.getKey(), field.getValue().asText()));
    List<Map<String, String>> due =
        cause
            .flatMap(WrappedKeys::suite)
            .map(List::of)
            .orElseGet(AlgorithmSuite::namesInContext)
            .stream()
            .map(rule::context)
            .toList();
    checks.add(
        Check.equal(
                Witness.KMS,
                "context",
                where(exchange) + ": the encryption context",
                due.stream().map(Map::toString).collect(Collectors.joining(" or ")),
                sent.isEmpty() ? "" : sent)
            .withDetail(rule.source())
            .withGrade(Grade.WEAKER)
            .withHeld(due.contains(sent)));
  }

  /** Judges the length of the data key that is asked for, in either way of the KMS API. */
  private static void judgeLength(Exchange exchange, KmsRules.Rule rule, CheckList checks) {
    rule.lengthOfDataKey()
        .ifPresent(
            bits -> {
              String spec = request(exchange).path("KeySpec").asText("");
              int bytes = request(exchange).path("NumberOfBytes").asInt();
              checks.equal(
                  Witness.KMS,
                  "data-key-length",
                  Grade.WEAKER,
                  where(exchange) + ": the data key asked for",
                  AES + bits,
                  bytes > 0 ? AES + bytes * Byte.SIZE : spec);
            });
  }

  private static JsonNode request(Exchange exchange) {
    return exchange.kmsRequest().orElseGet(MissingNode::getInstance);
  }

  private static String operation(Exchange exchange) {
    String target = exchange.requestHeaders().firstValue("x-amz-target").orElse("");
    return target.substring(target.indexOf('.') + 1);
  }

  private static String where(Exchange exchange) {
    return "#%d %s".formatted(exchange.id(), operation(exchange));
  }
}
