package org.s3aharness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.PlannedCase;
import org.s3aharness.harness.plan.PlannedRun;
import org.s3aharness.harness.verdict.CasePattern;

class SeededFaultTest {
  static Stream<SeededFault> faults() throws IOException {
    return SeededFault.catalogue().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatSeesAFaultIsPartOfADefaultRun(SeededFault fault) {
    List<CasePattern> seeing = fault.casesThatSeeIt().stream().map(CasePattern::of).toList();
    assertThat(PlannedRun.of(Extent.DEFAULT, fault.release()).stream().map(PlannedCase::id))
        .anyMatch(id -> seeing.stream().anyMatch(pattern -> pattern.matches(id)));
  }
}
