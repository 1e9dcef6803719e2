package org.s3aharness.harness.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.s3aharness.encryption.Encryption;
import org.s3aharness.encryption.HeaderRules;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.StorageChecks;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.store.SseCustomerKey;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.RequestKind;
import org.s3aharness.wire.exchange.Secrets;
import org.s3aharness.wire.route.UnroutedHost;

/** Represents the first witness: compares the requests that S3A sent with the header rules. */
public final class WireJudge {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<RequestKind> STORING =
      Set.of(RequestKind.PUT_OBJECT, RequestKind.COPY_OBJECT, RequestKind.CREATE_MULTIPART_UPLOAD);
  private static final String MODE = "x-amz-server-side-encryption";
  private static final Set<String> ALGORITHMS =
      Set.of(MODE, "x-amz-server-side-encryption-customer-algorithm");

  private final HeaderRules rules;
  private final RunKeys keys;

  /** Creates a judge that knows the keys of a run by all their names. */
  public WireJudge(HeaderRules rules, RunKeys keys) {
    this.rules = rules;
    this.keys = keys;
  }

  /**
   * Judges the exchanges of a case.
   *
   * @param exchanges in the order in which they began
   * @param askedFor returns the encryption that the filesystem which sent an exchange was asked for
   */
  public void judge(
      List<Exchange> exchanges, Function<Exchange, Encryption> askedFor, CheckList checks) {
    Copies copies = new Copies(exchanges);
    for (Exchange exchange : exchanges) {
      Encryption encryption = askedFor.apply(exchange);
      judgeHost(exchange, checks);
      if (encryption.mode().isClientSide()) {
        judgeBody(exchange, encryption, checks);
      }
      judgeHeaders(exchange, encryption, copies, checks);
      SignatureJudge.judge(exchange, where(exchange), rules.headers(), checks);
    }
  }

  private static void judgeHost(Exchange exchange, CheckList checks) {
    checks.add(
        Check.equal(
                Witness.WIRE,
                "host",
                where(exchange) + ": the host",
                "one of the store's",
                exchange.host())
            .withDetail("the recorder refused it: " + UnroutedHost.why(exchange.host()))
            .withGrade(Grade.EXPOSED)
            .withHeld(!exchange.isRefused()));
  }

  private static void judgeBody(Exchange exchange, Encryption encryption, CheckList checks) {
    checks.equal(
        Witness.WIRE,
        "plaintext",
        Grade.EXPOSED,
        where(exchange) + ", under " + encryption + ": the body",
        StorageChecks.CIPHERTEXT,
        exchange.requestBodyHolds() ? StorageChecks.PLAINTEXT : StorageChecks.CIPHERTEXT);
  }

  /**
   * Judges the headers of one exchange.
   *
   * @param encryption what the filesystem that sent it was asked for
   * @param copies says what the exchange is judged by if it belongs to a copy
   */
  public void judgeHeaders(
      Exchange exchange, Encryption encryption, Copies copies, CheckList checks) {
    HeaderRules.Rule rule =
        rules.rule(exchange.kind().name(), encryption, conditions(exchange, copies));
    Optional<HttpHeaders> told = copies.toldOfSource(exchange);
    for (String header : rules.headers()) {
      List<String> sent = exchange.requestHeaders().allValues(header);
      Optional<String> source = told.flatMap(answer -> answer.firstValue(header));
      HeaderRules.Owed due = due(header, sent, source, rule);
      Check check =
          Check.equal(
                  Witness.WIRE,
                  exchange.kind() + " " + header,
                  where(exchange) + ", under " + encryption + ": " + header,
                  due == null ? Optional.empty() : shown(due, encryption, source),
                  sent.isEmpty() ? Optional.empty() : String.join(", ", sent))
              .withDetail(rule.source())
              .withGrade(gradeOf(exchange.kind(), header, sent))
              .withHeld(
                  due == null
                      ? sent.isEmpty()
                      : sent.size() == 1 && matches(due, sent.get(0), encryption, source));
      checks.add(source.map(value -> check.withTerm(Copies.SOURCE, value)).orElse(check));
    }
  }

  private static Set<HeaderRules.Condition> conditions(Exchange exchange, Copies copies) {
    Set<HeaderRules.Condition> fulfilled = EnumSet.noneOf(HeaderRules.Condition.class);
    if (copies.isOfUploadWithChecksum(exchange)) {
      fulfilled.add(HeaderRules.Condition.CHECKSUM);
    }
    if (exchange.requestHeaders().firstValue(MODE).isPresent()) {
      fulfilled.add(HeaderRules.Condition.MODE);
    }
    return fulfilled;
  }

  /** The value that a header must have; null if it must not be there. */
  private static HeaderRules.Owed due(
      String header, List<String> sent, Optional<String> source, HeaderRules.Rule rule) {
    HeaderRules.Owed owed = rule.owes().get(header);
    HeaderRules.Owed allowed = rule.may().get(header);
    if (owed != null || allowed == null || sent.isEmpty()) {
      return owed;
    }
    boolean unknown = allowed.value() == HeaderRules.Value.SOURCE && source.isEmpty();
    return unknown ? null : allowed;
  }

  /**
   * Returns the grade of a difference. A request that names no algorithm asks for no encryption,
   * and leaves the choice to the store.
   */
  private static Grade gradeOf(RequestKind kind, String header, List<String> sent) {
    if (!STORING.contains(kind)) {
      return Grade.DIFFERENT;
    }
    return ALGORITHMS.contains(header) && sent.isEmpty() ? Grade.EXPOSED : Grade.WEAKER;
  }

  private boolean matches(
      HeaderRules.Owed due, String sent, Encryption encryption, Optional<String> source) {
    return switch (due.value()) {
      case LITERAL -> due.literal().equals(sent);
      case KEY -> isKey(encryption.key().orElseThrow(), sent, source);
      case CONTEXT -> encryption.context().equals(decodeContext(sent));
      case CUSTOMER_KEY, CUSTOMER_KEY_MD5 -> shown(due, encryption, source).equals(sent);
      case SOURCE -> source.filter(sent::equals).isPresent();
    };
  }

  /**
   * Says whether a sent key is the configured one. A store that reported an alias as if it were a
   * key gets the alias back.
   */
  private boolean isKey(String configured, String sent, Optional<String> source) {
    return keys.same(configured, sent)
        || source.filter(sent::equals).isPresent()
            && keys.mayBeOfOneAccount(configured, sent)
            && RunKeys.aliasIn(sent).filter(alias -> keys.same(configured, alias)).isPresent();
  }

  private static String shown(
      HeaderRules.Owed due, Encryption encryption, Optional<String> source) {
    return switch (due.value()) {
      case LITERAL -> due.literal();
      case KEY -> encryption.key().orElseThrow();
      case CONTEXT -> encryption.context().toString();
      case CUSTOMER_KEY -> Secrets.mask(encryption.key().orElseThrow());
      case CUSTOMER_KEY_MD5 -> SseCustomerKey.md5Of(encryption.key().orElseThrow());
      case SOURCE -> source.orElseThrow();
    };
  }

  /**
   * Decodes a context. Returns null where the text is not base64 of a JSON object, which equals no
   * context.
   */
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
