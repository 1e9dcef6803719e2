package org.s3aharness.harness.judge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.secret.SecretKind;
import org.s3aharness.wire.secret.SecretSighting;

/**
 * Judges where secrets were seen on the wire. The rules are in {@code secret-rules.yaml}, which
 * says where each secret belongs and cites its source.
 */
public final class SecretJudge {
  private static final String BELONGS = "where the protocol has it, over TLS";

  private record Rule(SecretKind secret, String service, List<String> where, String source) {}

  private final List<Rule> rules;
  private final boolean withoutTls;

  /**
   * Creates a judge by the rules that come with the harness.
   *
   * @param withoutTls whether the store itself has no TLS, so that it cannot be demanded of a
   *     client
   */
  public SecretJudge(boolean withoutTls) {
    this.withoutTls = withoutTls;
    try (InputStream in = SecretJudge.class.getResourceAsStream("secret-rules.yaml")) {
      ObjectMapper yaml =
          new ObjectMapper(new YAMLFactory())
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
      this.rules = List.of(yaml.readValue(in, Rule[].class));
    } catch (IOException e) {
      throw new IllegalStateException("secret-rules.yaml in the harness's jar cannot be read", e);
    }
  }

  /** Judges one exchange. */
  public void judge(Exchange exchange, CheckList checks) {
    for (SecretSighting seen : exchange.secrets()) {
      String service = service(exchange);
      boolean inPlace =
          rules.stream()
              .filter(rule -> rule.secret() == seen.kind() && rule.service().equals(service))
              .anyMatch(rule -> rule.where().contains(seen.where()));
      boolean held = inPlace && (withoutTls || exchange.scheme().equals("https"));
      checks.add(
          Check.equal(
                  Witness.WIRE,
                  "secret",
                  "#%d %s: a %s".formatted(exchange.id(), exchange.kind(), seen.kind()),
                  BELONGS,
                  held
                      ? BELONGS
                      : "in the %s, %s, %s".formatted(seen.where(), service, exchange.scheme()))
              .withDetail("as " + seen.encoding())
              .withGrade(Grade.EXPOSED));
    }
  }

  private static String service(Exchange exchange) {
    if (exchange.isRefused()) {
      return "another host";
    }
    if (exchange.kind().isOfKms()) {
      return "KMS";
    }
    return switch (exchange.kind()) {
      case STS -> "STS";
      case SSO -> "SSO";
      case CREATE_SESSION -> "S3 session";
      default -> "S3";
    };
  }
}
