package org.s3aharness.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.s3aharness.catalogue.SampleResults;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

class VerdictTablesTest {
  private static final Map<String, String> MODES =
      Map.of("sse-s3", "SSE-S3", "kms-arn", "SSE-KMS", "kms-alias", "SSE-KMS");

  @Test
  void fewColumnsAreProfilesAndBehavioursAreRows() {
    assertThat(markdown(2)).startsWith("| behaviour | c0 | c1 |").contains("| change/b | + | + |");
  }

  @Test
  void moreColumnsThanFitBecomeRows() {
    assertThat(markdown(60)).startsWith("| for | change/b |").contains("| c59 | + |");
  }

  @Test
  void theGravestVerdictShows() {
    List<CaseResult> results =
        Stream.of(Verdict.PASSED, Verdict.FAILED, Verdict.KNOWN)
            .map(verdict -> SampleResults.change("b", "c", verdict, Map.of()))
            .toList();
    assertThat(new VerdictTables(results, Map.of()).markdown()).contains("| change/b | F |");
  }

  @Test
  void nothingRunIsNoTable() {
    assertThat(new VerdictTables(List.of(), Map.of()).markdown()).isEmpty();
  }

  @Test
  void profilesOfAModeAreOneColumn() {
    assertThat(new VerdictTables(underProfiles(Verdict.PASSED), MODES).markdown())
        .startsWith("| behaviour | SSE-KMS ×2 | SSE-S3 |")
        .contains("| change/b | + | + |")
        .doesNotContain("differ");
  }

  @Test
  void profilesThatDifferFromOthersOfTheirModeAreShown() {
    assertThat(new VerdictTables(underProfiles(Verdict.KNOWN), MODES).markdown())
        .contains("| change/b | k | + |")
        .contains("SSE-KMS, where profiles differ:\n\n| behaviour | kms-alias | kms-arn |")
        .doesNotContain("SSE-S3, where");
  }

  private static List<CaseResult> underProfiles(Verdict ofAlias) {
    return List.of(
        SampleResults.change("b", "sse-s3", Verdict.PASSED, Map.of()),
        SampleResults.change("b", "kms-arn", Verdict.PASSED, Map.of()),
        SampleResults.change("b", "kms-alias", ofAlias, Map.of()));
  }

  private static String markdown(int columns) {
    List<CaseResult> results =
        IntStream.range(0, columns)
            .mapToObj(n -> SampleResults.change("b", "c" + n, Verdict.PASSED, Map.of()))
            .toList();
    return new VerdictTables(results, Map.of()).markdown();
  }
}
