package org.s3aharness.watch;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;

/**
 * Judges whether a customer key appears where it must not, whatever is asked of a job: S3 itself
 * refuses it without TLS (Amazon S3 User Guide, "Using server-side encryption with
 * customer-provided keys").
 */
final class JobSecretJudge {
  private static final Set<String> KEY_HEADERS =
      Set.of(
          "x-amz-server-side-encryption-customer-key",
          "x-amz-copy-source-server-side-encryption-customer-key");

  private JobSecretJudge() {}

  /**
   * Checks a request that carries a customer key, or whose body contains the one from the
   * configuration.
   */
  static void judge(Exchange exchange, CheckList checks) {
    boolean inHeader = isKey(exchange.requestHeaders().map().keySet().stream());
    boolean inQuery = isKey(exchange.query().keySet().stream());
    if (inHeader || inQuery) {
      equal(checks, "customer-key-in-clear", exchange, "https", exchange.scheme());
      equal(
          checks,
          "customer-key-elsewhere",
          exchange,
          "sent to the store only",
          exchange.isRefused() ? "sent to " + exchange.host() : "sent to the store only");
      equal(
          checks,
          "customer-key-in-url",
          exchange,
          "in a header",
          inQuery ? "in the URL, which logs show" : "in a header");
    }
    if (exchange.requestBodyHolds()) {
      equal(checks, "customer-key-in-body", exchange, "in no body", "in the body");
    }
  }

  private static boolean isKey(Stream<String> names) {
    return names.anyMatch(name -> KEY_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static void equal(
      CheckList checks, String about, Exchange exchange, String expected, String observed) {
    checks.equal(
        Witness.WIRE, about, Grade.EXPOSED, exchange + ": a customer's key", expected, observed);
  }
}
