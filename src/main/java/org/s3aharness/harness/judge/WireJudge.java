package org.s3aharness.harness.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.HeaderRules;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.exchange.Secrets;

/** The first witness: what S3A sent, held against the header rules. */
public final class WireJudge {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<RequestKind> STORING =
      Set.of(RequestKind.PUT_OBJECT, RequestKind.COPY_OBJECT, RequestKind.CREATE_MULTIPART_UPLOAD);
  private static final Set<String> ALGORITHMS =
      Set.of("x-amz-server-side-encryption", "x-amz-server-side-encryption-customer-algorithm");

  private final HeaderRules rules;
  private final RunKeys keys;

  public WireJudge(HeaderRules rules, RunKeys keys) {
    this.rules = rules;
    this.keys = keys;
  }

  /**
   * Judges one exchange of a filesystem.
   *
   * @param encryption what the filesystem that sent it was asked for
   */
  public void judge(Exchange exchange, Encryption encryption, CheckList checks) {
    checks.add(
        Check.equal(
                Witness.WIRE,
                "host",
                where(exchange) + ": the host",
                "one of the store's",
                exchange.host())
            .withDetail("the recorder refused it")
            .withGrade(Grade.EXPOSED)
            .withHeld(!exchange.isRefused()));
    if (encryption.mode().isClientSide()) {
      checks.equal(
          Witness.WIRE,
          "plaintext",
          Grade.EXPOSED,
          where(exchange) + ", under " + encryption + ": the body",
          StorageChecks.CIPHERTEXT,
          exchange.requestBodyHolds() ? StorageChecks.PLAINTEXT : StorageChecks.CIPHERTEXT);
    }
    judgeHeaders(exchange, encryption, checks);
  }

  /**
   * Judges the headers of one exchange.
   *
   * @param encryption what the filesystem that sent it was asked for
   */
  public void judgeHeaders(Exchange exchange, Encryption encryption, CheckList checks) {
    String kind = exchange.kind().name();
    HeaderRules.Rule rule = rules.rule(kind, encryption);
    for (String header : rules.headers()) {
      Optional<String> sent = exchange.requestHeaders().firstValue(header);
      HeaderRules.Owed owed = rule.owes().get(header);
      String where = where(exchange) + ", under " + encryption + ": " + header;
      if (owed != null) {
        checks.add(
            Check.equal(Witness.WIRE, kind + " " + header, where, shown(owed, encryption), sent)
                .withDetail(rule.source())
                .withGrade(gradeOf(exchange.kind(), header, sent))
                .withHeld(sent.isPresent() && matches(owed, sent.get(), encryption)));
      } else if (!rule.may().contains(header)) {
        checks.equal(Witness.WIRE, kind + " " + header, where, Optional.empty(), sent);
      }
    }
  }

  /**
   * A request that names no algorithm asks for no encryption: whatever the store does with it then
   * is the store's own choice.
   */
  private static Grade gradeOf(RequestKind kind, String header, Optional<String> sent) {
    if (!STORING.contains(kind)) {
      return Grade.DIFFERENT;
    }
    return ALGORITHMS.contains(header) && sent.isEmpty() ? Grade.EXPOSED : Grade.WEAKER;
  }

  private boolean matches(HeaderRules.Owed owed, String sent, Encryption encryption) {
    return switch (owed.value()) {
      case LITERAL -> owed.literal().equals(sent);
      case KEY -> keys.same(encryption.key().orElseThrow(), sent);
      case CONTEXT -> encryption.context().equals(decodeContext(sent));
      case CUSTOMER_KEY -> Secrets.mask(encryption.key().orElseThrow()).equals(sent);
      case CUSTOMER_KEY_MD5 -> SseCustomerKey.md5Of(encryption.key().orElseThrow()).equals(sent);
    };
  }

  private static String shown(HeaderRules.Owed owed, Encryption encryption) {
    return switch (owed.value()) {
      case LITERAL -> owed.literal();
      case KEY -> encryption.key().orElseThrow();
      case CONTEXT -> encryption.context().toString();
      case CUSTOMER_KEY -> Secrets.mask(encryption.key().orElseThrow());
      case CUSTOMER_KEY_MD5 -> SseCustomerKey.md5Of(encryption.key().orElseThrow());
    };
  }

  /** Null where it is not base64 of a JSON object: then it equals no context. */
  private static Map<?, ?> decodeContext(String sent) {
    try {
      String json = new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8);
      return JSON.readValue(json, Map.class);
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return null;
    }
  }

  private static String where(Exchange exchange) {
    return "#%d %s %s://%s%s"
        .formatted(
            exchange.id(), exchange.kind(), exchange.scheme(), exchange.host(), exchange.path());
  }
}
