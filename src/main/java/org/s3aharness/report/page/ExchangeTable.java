package org.s3aharness.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Selects the exchanges that go into the report page. A case that is not as expected keeps all its
 * headers; other cases keep those about encryption. The number of exchanges is limited so that the
 * page stays quick to open and to send: cases that are not as expected come first, then known
 * deviations, then the rest. For exchanges that do not fit, the page refers to the HAR file.
 */
final class ExchangeTable {
  /** The most exchanges of one case that go into the page. */
  static final int MOST_OF_A_CASE = 250;

  /** The most characters of all exchanges together; each takes about a byte of the page. */
  static final long MOST_CHARACTERS = 8_000_000;

  private static final int CHARACTERS_OF_NUMBERS = 45;

  private static final List<Verdict> FIRST =
      List.of(Verdict.FAILED, Verdict.FIXED, Verdict.KNOWN, Verdict.PASSED, Verdict.NOT_RUN);

  private final Map<CaseId, List<PageExchange>> byCase = new ConcurrentHashMap<>();

  /** Keeps the part of a case's exchanges that the page may show. */
  void add(CaseResult result, WireLog wire) {
    add(result.id(), PageExchange.of(wire, !result.verdict().isAsExpected()));
  }

  void add(CaseId id, List<PageExchange> exchanges) {
    byCase.put(id, exchanges);
  }

  /**
   * Returns a JSON object with {@code strings}, and {@code cases} by each one's position in the
   * list.
   *
   * @param results the cases in the page's order
   */
  Map<String, Object> model(List<CaseResult> results) {
    Map<CaseId, Integer> places = new LinkedHashMap<>();
    results.forEach(result -> places.put(result.id(), places.size()));
    StringTable strings = new StringTable();
    Map<Integer, List<List<Object>>> cases = new LinkedHashMap<>();
    long numbers = 0;
    for (CaseResult result :
        results.stream()
            .sorted(Comparator.comparing(result -> FIRST.indexOf(result.verdict())))
            .toList()) {
      List<PageExchange> exchanges = byCase.getOrDefault(result.id(), List.of());
      if (strings.characters() + numbers >= MOST_CHARACTERS) {
        break;
      }
      List<PageExchange> shown = exchanges.subList(0, Math.min(exchanges.size(), MOST_OF_A_CASE));
      cases.put(places.get(result.id()), shown.stream().map(e -> numbers(e, strings)).toList());
      numbers += (long) CHARACTERS_OF_NUMBERS * shown.size();
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("strings", strings.all());
    model.put("cases", cases);
    return model;
  }

  private static List<Object> numbers(PageExchange exchange, StringTable strings) {
    List<Object> numbers = new ArrayList<>();
    numbers.add(exchange.start());
    numbers.add(exchange.duration());
    numbers.add(strings.number(exchange.kind()));
    numbers.add(strings.number(exchange.method()));
    numbers.add(strings.number(exchange.origin()));
    numbers.add(strings.number(exchange.target()));
    numbers.add(exchange.status());
    numbers.add(strings.number(exchange.end()));
    numbers.add(strings.number(exchange.plaintext()));
    numbers.add(strings.numbers(exchange.sent()));
    numbers.add(strings.numbers(exchange.received()));
    if (!exchange.sentToo().isEmpty() || !exchange.receivedToo().isEmpty()) {
      numbers.add(strings.numbers(exchange.sentToo()));
      numbers.add(strings.numbers(exchange.receivedToo()));
    }
    return numbers;
  }
}
