package org.s3aharness.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.function.IORunnable;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Witness;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.fault.Fault;

/** Groups the attempts at each request on the wire by operation, key and part. */
public final class Attempts {
  private static final String ENCRYPTION = "server-side-encryption";
  private static final int ONCE = 1;

  private final Map<String, List<Exchange>> byRequest = new LinkedHashMap<>();

  private Attempts(List<Exchange> exchanges) {
    for (Exchange exchange : exchanges) {
      String request =
          exchange.kind()
              + " "
              + exchange.key().orElse(exchange.host())
              + exchange.query().getOrDefault("partNumber", List.of());
      byRequest.computeIfAbsent(request, none -> new ArrayList<>()).add(exchange);
    }
  }

  /** Returns the attempts at every request so far. */
  public static Attempts of(WireLog wire) {
    return new Attempts(wire.exchanges());
  }

  /** Returns the attempts among the exchanges that an operation adds to the wire log. */
  public static Attempts during(WireLog wire, IORunnable operation) throws IOException {
    int before = wire.exchanges().size();
    operation.run();
    List<Exchange> all = wire.exchanges();
    return new Attempts(all.subList(before, all.size()));
  }

  /**
   * Checks that each attempt that failed is followed by another, which asks for the same
   * encryption.
   *
   * @return the number of failed attempts
   */
  public int judgeRetries(CheckList checks) {
    int retried = 0;
    for (List<Exchange> attempts : byRequest.values()) {
      for (int i = 0; i < attempts.size(); i++) {
        if (isBroken(attempts.get(i))) {
          judgeNext(attempts, i, checks);
          retried++;
        }
      }
    }
    return retried;
  }

  private static void judgeNext(List<Exchange> attempts, int i, CheckList checks) {
    Exchange broken = attempts.get(i);
    boolean follows = i + 1 < attempts.size();
    checks.equal(
        Witness.WIRE, "retried", broken.toString(), "sent again", follows ? "sent again" : "not");
    if (follows) {
      checks.equal(
          Witness.WIRE,
          "retried-encryption",
          "retry of " + broken,
          encryptionHeaders(broken),
          encryptionHeaders(attempts.get(i + 1)));
    }
  }

  /**
   * Checks that a refused request was not sent again, and records the count for the report.
   *
   * @param what names what was refused, for the report
   */
  public void judgeNoRetries(String what, CheckList checks) {
    Map<String, Integer> counts = new TreeMap<>();
    byRequest.forEach(
        (request, attempts) -> {
          int refused = (int) attempts.stream().filter(Attempts::isRefused).count();
          if (refused > 0) {
            counts.put(request, refused);
            checks.add(
                Check.equal(Witness.WIRE, "refused-once", what + ": " + request, ONCE, refused)
                    .withDetail("attempts: trying again cannot help"));
          }
        });
    checks.observed(what, "refused attempts: " + counts);
    checks.equal(
        Witness.WIRE, "refused", what, "refused", counts.isEmpty() ? "not refused" : "refused");
  }

  private static boolean isRefused(Exchange exchange) {
    return exchange.status() == 400 || exchange.status() == 403;
  }

  private static boolean isBroken(Exchange exchange) {
    return exchange.failure().filter(why -> why.startsWith(Fault.ON_PURPOSE)).isPresent()
        || exchange.status() >= 500
        || exchange.errorCode().filter("ThrottlingException"::equals).isPresent();
  }

  private static Map<String, List<String>> encryptionHeaders(Exchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .requestHeaders()
        .map()
        .forEach(
            (name, values) -> {
              if (name.contains(ENCRYPTION)) {
                headers.put(name, values);
              }
            });
    return headers;
  }
}
