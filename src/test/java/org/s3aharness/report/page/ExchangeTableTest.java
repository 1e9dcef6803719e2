package org.s3aharness.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.s3aharness.catalogue.SampleResults;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

class ExchangeTableTest {
  private static final CaseResult PASSED = SampleResults.change("a", "c", Verdict.PASSED, Map.of());
  private static final CaseResult FAILED = SampleResults.change("z", "c", Verdict.FAILED, Map.of());

  @Test
  void failedCasesComeFirstWhenNotAllFits() {
    String large = "x".repeat((int) ExchangeTable.MOST_CHARACTERS);
    ExchangeTable exchanges = new ExchangeTable();
    exchanges.add(PASSED.id(), List.of(exchange("short")));
    exchanges.add(FAILED.id(), List.of(exchange(large)));
    assertThat(cases(exchanges)).containsOnlyKeys(1);
  }

  @Test
  void allThatFitsIsThere() {
    ExchangeTable exchanges = new ExchangeTable();
    exchanges.add(PASSED.id(), List.of(exchange("a")));
    exchanges.add(FAILED.id(), List.of(exchange("b")));
    assertThat(cases(exchanges)).containsOnlyKeys(0, 1);
  }

  @Test
  void ofOneCaseThereIsALimitToo() {
    ExchangeTable exchanges = new ExchangeTable();
    exchanges.add(PASSED.id(), Collections.nCopies(1000, exchange("a")));
    assertThat(cases(exchanges).get(0)).hasSize(ExchangeTable.MOST_OF_A_CASE);
  }

  @Test
  void aStringIsThereOnce() {
    ExchangeTable exchanges = new ExchangeTable();
    IntStream.range(0, 2)
        .forEach(n -> exchanges.add((n == 0 ? PASSED : FAILED).id(), List.of(exchange("same"))));
    assertThat((List<?>) model(exchanges).get("strings")).doesNotHaveDuplicates();
  }

  private static Map<Integer, List<?>> cases(ExchangeTable exchanges) {
    @SuppressWarnings("unchecked")
    Map<Integer, List<?>> cases = (Map<Integer, List<?>>) model(exchanges).get("cases");
    return cases;
  }

  private static Map<String, Object> model(ExchangeTable exchanges) {
    return exchanges.model(List.of(PASSED, FAILED));
  }

  private static PageExchange exchange(String target) {
    return new PageExchange(
        0,
        1,
        "PUT_OBJECT",
        "PUT",
        "https://h",
        target,
        200,
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
