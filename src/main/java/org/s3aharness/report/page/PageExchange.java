package org.s3aharness.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.s3aharness.wire.exchange.EncryptionHeaders;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;

/**
 * The part of an exchange that the report page shows. Secrets are masked, as they are in the
 * exchange.
 *
 * @param start milliseconds from the beginning of the case's first exchange
 * @param duration in milliseconds
 * @param target path and the names of the query's parameters
 * @param end the error's code, or why the exchange was cut short; empty if neither applies
 * @param plaintext which bodies held recognisable plaintext
 * @param sent what the request says about encryption, one header to a line
 * @param received what the response says about encryption
 * @param sentToo the request's other headers; empty unless they were asked for
 * @param receivedToo the response's other headers; empty unless they were asked for
 */
record PageExchange(
    long start,
    long duration,
    String kind,
    String method,
    String origin,
    String target,
    int status,
    String end,
    String plaintext,
    List<String> sent,
    List<String> received,
    List<String> sentToo,
    List<String> receivedToo) {

  /**
   * Returns the part of a case's exchanges that the page shows.
   *
   * @param everything whether to keep headers that say nothing about encryption, too
   */
  static List<PageExchange> of(WireLog wire, boolean everything) {
    List<Exchange> exchanges = wire.exchanges();
    return exchanges.stream().map(e -> of(e, exchanges.get(0).start(), everything)).toList();
  }

  private static PageExchange of(Exchange exchange, Instant first, boolean everything) {
    List<String> sent = lines(exchange.requestHeaders(), EncryptionHeaders::isOne);
    exchange
        .kmsRequest()
        .ifPresent(
            asked ->
                asked.properties().forEach(f -> sent.add(f.getKey() + ": " + text(f.getValue()))));
    Predicate<String> others = name -> everything && !EncryptionHeaders.isOne(name);
    return new PageExchange(
        Duration.between(first, exchange.start()).toMillis(),
        exchange.duration().toMillis(),
        exchange.kind().name(),
        exchange.method(),
        exchange.scheme() + "://" + exchange.host(),
        exchange.path() + query(exchange),
        exchange.status(),
        exchange.errorCode().or(exchange::failure).orElse(""),
        plaintext(exchange),
        sent,
        lines(exchange.responseHeaders(), EncryptionHeaders::isOne),
        lines(exchange.requestHeaders(), others),
        lines(exchange.responseHeaders(), others));
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  private static String query(Exchange exchange) {
    return exchange.query().isEmpty() ? "" : "?" + String.join("&", exchange.query().keySet());
  }

  private static String plaintext(Exchange exchange) {
    List<String> bodies = new ArrayList<>();
    if (exchange.requestBodyHolds()) {
      bodies.add("sent");
    }
    if (exchange.responseBodyHolds()) {
      bodies.add("received");
    }
    return String.join(" and ", bodies);
  }

  private static List<String> lines(HttpHeaders headers, Predicate<String> wanted) {
    return headers.map().entrySet().stream()
        .filter(header -> wanted.test(header.getKey()))
        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
