package org.s3aharness.harness.judge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.KmsRules;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.envelope.AlgorithmSuite;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.util.Arns;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import software.amazon.awssdk.arns.Arn;

/** Represents the fourth witness: compares what S3A's client asked of KMS with the rules. */
public final class KmsJudge {
  private static final String OF_AN_OBJECT = "that of an object that was read";

  private final KmsRules rules;
  private final ClientKeyJudge keys;
  private final String region;

  /**
   * Makes a judge that knows the keys of a run by all their names.
   *
   * @param region the region of KMS where neither the settings nor the configured key name one
   */
  public KmsJudge(KmsRules rules, RunKeys keys, String region) {
    this.rules = rules;
    this.keys = new ClientKeyJudge(keys);
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
    KmsRequest request = new KmsRequest(exchange);
    String operation = request.operation();
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
                request.where(),
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
    judgeHost(request, candidates, checks);
    if (exchange.kmsRequest().isEmpty() && exchange.status() / 100 != 2) {
      return; // it was broken off, or refused before its body had come
    }
    keys.judgeNamed(request, candidates, rule, checks);
    keys.judgeUsed(request, candidates, rule, wrapped, checks);
    if (cause.isEmpty() && wrapped.followsInstructionFile(exchange)) {
      checks.notAsked(
          Witness.KMS,
          "unwrapped",
          "the data key is in an instruction file, whose content is not seen");
      return;
    }
    judgeContext(request, cause, rule, checks);
    judgeLength(request, rule, checks);
    if (exchange.kind() == RequestKind.KMS_DECRYPT) {
      checks.equal(
          Witness.KMS,
          "unwrapped",
          request.where() + ": the wrapped data key",
          OF_AN_OBJECT,
          cause.isPresent() ? OF_AN_OBJECT : "that of no object that was read");
    }
  }

  private void judgeHost(KmsRequest request, List<Encryption> candidates, CheckList checks) {
    Exchange exchange = request.exchange();
    Set<String> regions =
        candidates.stream().map(this::regionOf).collect(Collectors.toCollection(TreeSet::new));
    checks.add(
        Check.equal(
                Witness.KMS,
                "host",
                request.where() + ": the host",
                "KMS in " + String.join(" or ", regions),
                exchange.host())
            .withGrade(Grade.EXPOSED)
            .withHeld(
                regions.stream()
                    .anyMatch(name -> rules.hosts(name).matcher(exchange.host()).matches())));
    checks.equal(
        Witness.KMS, "tls", Grade.EXPOSED, request.where() + ": over", "https", exchange.scheme());
  }

  /**
   * Returns the configured region, or otherwise the region in {@code
   * arn:aws:kms:REGION:ACCOUNT:key/ID}.
   */
  private String regionOf(Encryption asked) {
    return asked
        .kmsRegion()
        .or(() -> asked.key().flatMap(Arns::read).flatMap(Arn::region))
        .orElse(region);
  }

  private static void judgeContext(
      KmsRequest request, Optional<Exchange> cause, KmsRules.Rule rule, CheckList checks) {
    Map<String, String> sent = request.context();
    List<Map<String, String>> due =
        cause.flatMap(WrappedKeys::ownContext).map(List::of).orElseGet(() -> ofSuites(cause, rule));
    checks.add(
        Check.equal(
                Witness.KMS,
                "context",
                request.where() + ": the encryption context",
                due.stream().map(Map::toString).collect(Collectors.joining(" or ")),
                sent.isEmpty() ? "" : sent)
            .withDetail(rule.source())
            .withGrade(Grade.WEAKER)
            .withHeld(due.contains(sent)));
  }

  /** Returns the contexts that the object's algorithm suite asks for, or that any does. */
  private static List<Map<String, String>> ofSuites(Optional<Exchange> cause, KmsRules.Rule rule) {
    return cause
        .flatMap(WrappedKeys::suite)
        .map(List::of)
        .orElseGet(AlgorithmSuite::namesInContext)
        .stream()
        .map(rule::context)
        .toList();
  }

  /** Judges the length of the data key that is asked for, in either way of the KMS API. */
  private static void judgeLength(KmsRequest request, KmsRules.Rule rule, CheckList checks) {
    rule.lengthOfDataKey()
        .ifPresent(
            bits ->
                checks.equal(
                    Witness.KMS,
                    "data-key-length",
                    Grade.WEAKER,
                    request.where() + ": the data key asked for",
                    KmsRequest.AES + bits,
                    request.dataKeySpec()));
  }
}
