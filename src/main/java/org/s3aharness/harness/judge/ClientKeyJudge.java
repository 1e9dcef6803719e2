package org.s3aharness.harness.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.KmsRules;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;

/** Judges the KMS keys that a client asks for and that KMS uses for it. */
final class ClientKeyJudge {
  private final RunKeys keys;

  /** Creates a judge that knows the keys of a run by any of their names. */
  ClientKeyJudge(RunKeys keys) {
    this.keys = keys;
  }

  /** Judges the key that a request names. */
  void judgeNamed(
      KmsRequest request, List<Encryption> candidates, KmsRules.Rule rule, CheckList checks) {
    String named = request.keyId();
    boolean held =
        named.isEmpty()
            ? rule.optional()
            : candidates.stream().anyMatch(e -> keys.same(e.key().orElse(""), named));
    checks.add(
        key("key", request.where() + ": the key asked for", configured(candidates), named)
            .withDetail(rule.source())
            .withHeld(held));
  }

  /** Judges the key that KMS says it has used. */
  void judgeUsed(
      KmsRequest request,
      List<Encryption> candidates,
      KmsRules.Rule rule,
      WrappedKeys wrapped,
      CheckList checks) {
    Exchange exchange = request.exchange();
    Optional<String> used = WrappedKeys.usedKey(exchange);
    if (used.isEmpty()) {
      return; // KMS refused, or its answer never came
    }
    String where = request.where() + ": the key that KMS used";
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
}
