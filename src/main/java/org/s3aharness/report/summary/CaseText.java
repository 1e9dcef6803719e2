package org.s3aharness.report.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.wire.exchange.Exchange;
import org.s3aharness.wire.exchange.WireLog;

/**
 * Formats a single case in lines for a terminal: what each witness says, and the case's requests.
 */
final class CaseText {
  private static final int MOST_EXCHANGES = 40;

  private CaseText() {}

  static List<String> lines(CaseResult result, Optional<WireLog> wire) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(result.id() + ": " + result.verdict().label());
    lines.add("  " + result.says() + " (" + result.source() + ", " + result.section() + ")");
    if (result.verdict() == Verdict.NOT_RUN) {
      lines.add("  " + result.reason());
    }
    addWitnesses(lines, result);
    result.observed().forEach((what, seen) -> lines.add("  observed: " + what + ": " + seen));
    wire.ifPresent(log -> addExchanges(lines, log.exchanges()));
    return lines;
  }

  private static void addWitnesses(List<String> lines, CaseResult result) {
    Map<String, Integer> counts = new TreeMap<>();
    result.counts().forEach((check, count) -> counts.merge(witness(check), count, Integer::sum));
    for (String witness : counts.keySet()) {
      List<Check> failed =
          result.failed().stream().filter(c -> witness(c.id()).equals(witness)).toList();
      lines.add(
          "  %-6s %s, %s"
              .formatted(
                  witness + ":",
                  counts.get(witness) == 1 ? "1 check" : counts.get(witness) + " checks",
                  failed.isEmpty() ? "as expected" : failed.size() + " not as expected:"));
      failed.forEach(
          check -> check.message().lines().forEach(line -> lines.add("           " + line)));
    }
  }

  private static String witness(String check) {
    return check.substring(0, check.indexOf(':'));
  }

  private static void addExchanges(List<String> lines, List<Exchange> exchanges) {
    lines.add("  requests:");
    exchanges.stream()
        .limit(MOST_EXCHANGES)
        .flatMap(exchange -> ExchangeText.lines(exchange).stream())
        .forEach(line -> lines.add("    " + line));
    if (exchanges.size() > MOST_EXCHANGES) {
      lines.add("    … and " + (exchanges.size() - MOST_EXCHANGES) + " more: see its HAR file");
    }
  }
}
