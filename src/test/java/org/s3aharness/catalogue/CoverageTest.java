package org.s3aharness.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.s3aharness.catalogue.Coverage.State;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Source;
import org.s3aharness.harness.verdict.Verdict;

class CoverageTest {
  private static final Statement PLAIN = statement(List.of("change/stays[*]*"), List.of(), null);

  @Test
  void isProvenWhenAllItsCasesPass() {
    assertThat(judged(PLAIN, Verdict.PASSED, Verdict.PASSED).state()).isEqualTo(State.PROVEN);
  }

  @Test
  void isContradictedWhenOneFailsWhateverTheOthers() {
    Coverage.JudgedStatement judged = judged(PLAIN, Verdict.PASSED, Verdict.KNOWN, Verdict.FAILED);
    assertThat(judged.state()).isEqualTo(State.CONTRADICTED);
    assertThat(judged.why()).contains("change/stays[a-to-b]@3.4.3");
  }

  @Test
  void namesTheDeclaredDeviationsThatShowed() {
    Coverage.JudgedStatement judged = judged(PLAIN, Verdict.PASSED, Verdict.KNOWN);
    assertThat(judged.state()).isEqualTo(State.KNOWN);
    assertThat(judged.why()).isEqualTo("a-deviation (1 of 2 cases)");
  }

  @Test
  void isContradictedWhenTheOppositeIsProven() {
    Statement opposite = statement(List.of(), List.of("change/stays[*]*"), null);
    assertThat(judged(opposite, Verdict.PASSED).state()).isEqualTo(State.CONTRADICTED);
    assertThat(judged(opposite, Verdict.FAILED).state()).isEqualTo(State.NOT_JUDGED);
    assertThat(judged(opposite, Verdict.KNOWN).state()).isEqualTo(State.NOT_TESTABLE);
  }

  @Test
  void isNotJudgedByCasesThatWereNotRun() {
    assertThat(judged(PLAIN, Verdict.NOT_RUN).state()).isEqualTo(State.NOT_JUDGED);
    assertThat(judged(PLAIN).state()).isEqualTo(State.NOT_JUDGED);
  }

  @Test
  void isNotTestableWhereNoCaseObservedWhatItIsAbout() {
    Statement.StoreCondition seen =
        new Statement.StoreCondition("existing data", "unencrypted", "it is not");
    Statement conditional = statement(List.of("change/stays[*]*"), List.of(), seen);
    Coverage.JudgedStatement judged = judged(conditional, Verdict.PASSED);
    assertThat(judged.state()).isEqualTo(State.NOT_TESTABLE);
    assertThat(judged.why()).isEqualTo("it is not");
    assertThat(
            judge(
                    conditional,
                    List.of(
                        SampleResults.change(
                            "stays",
                            "a-to-b",
                            Verdict.PASSED,
                            Map.of("existing data", "unencrypted"))))
                .state())
        .isEqualTo(State.PROVEN);
  }

  @Test
  void isJudgedByThoseCasesAloneThatObservedWhatItIsAbout() {
    Statement.StoreCondition seen =
        new Statement.StoreCondition("existing data", "unencrypted", "it is not");
    Statement conditional = statement(List.of("change/*"), List.of(), seen);
    CaseResult unencrypted =
        SampleResults.change("stays", "a", Verdict.PASSED, Map.of("existing data", "unencrypted"));
    CaseResult encrypted =
        SampleResults.change("stays", "b", Verdict.FAILED, Map.of("existing data", "SSE-S3"));

    assertThat(judge(conditional, List.of(unencrypted, encrypted)).state()).isEqualTo(State.PROVEN);
  }

  @Test
  void saysWhyNoneOfItsCasesWasRun() {
    CaseResult notRun = SampleResults.notRun("stays", "a-to-b", "the store cannot show it");

    Coverage.JudgedStatement judged = judge(PLAIN, List.of(notRun));

    assertThat(judged.state()).isEqualTo(State.NOT_TESTABLE);
    assertThat(judged.why()).isEqualTo("the store cannot show it");
  }

  private static Coverage.JudgedStatement judged(Statement statement, Verdict... verdicts) {
    return judge(
        statement,
        List.of(verdicts).stream()
            .map(verdict -> SampleResults.change("stays", "a-to-b", verdict, Map.of()))
            .toList());
  }

  private static Coverage.JudgedStatement judge(Statement statement, List<CaseResult> results) {
    Catalogue catalogue = new Catalogue(Source.CLOUDERA_GUIDE, List.of(statement));
    return new Coverage(catalogue, results).all().get(0);
  }

  private static Statement statement(
      List<String> judgedBy, List<String> contradictedBy, Statement.StoreCondition onlyIf) {
    return new Statement("id", "says", "section", judgedBy, contradictedBy, "", onlyIf, "", null);
  }
}
