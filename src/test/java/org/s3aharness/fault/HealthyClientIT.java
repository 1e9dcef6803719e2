package org.s3aharness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.harness.verdict.Verdict;

/**
 * The cases that kill the faults of {@code faults.yaml} pass on a client that nobody broke. It is
 * for a night: most of the cases are in the default run, too.
 */
@Tag("nightly")
class HealthyClientIT {
  private static final String RELEASE = "3.4.3";

  @TempDir static Path directory;

  @Test
  void passesTheCasesThatKillFaults() throws Exception {
    List<String> cases =
        SeededFault.catalogue().stream()
            .filter(fault -> fault.release().equals(RELEASE))
            .flatMap(fault -> fault.cases().stream())
            .distinct()
            .toList();

    try (FaultBench bench = new FaultBench(directory)) {
      assertThat(bench.run(RELEASE, cases, Optional.empty()))
          .hasSizeGreaterThan(50)
          .allSatisfy(
              result ->
                  assertThat(result.verdict())
                      .as("%s: %s", result.id(), result.reason())
                      .isIn(Verdict.PASSED, Verdict.KNOWN));
    }
  }
}
