package org.s3aharness.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.s3aharness.catalogue.Results;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

class MatrixTest {

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
            .map(verdict -> Results.change("b", "c", verdict, Map.of()))
            .toList();
    assertThat(Matrix.of(results))
        .singleElement()
        .satisfies(matrix -> assertThat(matrix.markdown()).contains("| change/b | F |"));
  }

  @Test
  void nothingRunIsAnEmptyMatrix() {
    assertThat(Matrix.of(List.of())).hasSize(1);
  }

  private static String markdown(int columns) {
    List<CaseResult> results =
        IntStream.range(0, columns)
            .mapToObj(n -> Results.change("b", "c" + n, Verdict.PASSED, Map.of()))
            .toList();
    return Matrix.of(results).get(0).markdown();
  }
}
