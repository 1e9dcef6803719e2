package org.s3aharness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.harness.verdict.CaseResult;

/**
 * What one can break in one way, broken in every way that {@code generated-faults.yaml} multiplies
 * out: each makes a run fail, by a case that names the cause. A few in which everything is there
 * run each time; the whole product is for a night, and leaves its matrix in {@code
 * target/generated-faults.md}.
 */
class GeneratedFaultsIT {
  private static final Path MATRIX = Path.of("target", "generated-faults.md");

  @TempDir static Path directory;
  private static final KillMatrix matrix = new KillMatrix();
  private static FaultBench bench;

  @BeforeAll
  static void start() throws IOException {
    bench = new FaultBench(directory);
  }

  @AfterAll
  static void end() throws IOException {
    bench.close();
    Files.writeString(MATRIX, matrix.byPlace() + "\n" + matrix.asText(Map.of()));
  }

  static List<SeededFault> representative() throws IOException {
    return SeededFault.wanted(GeneratedFaults.representative());
  }

  static List<SeededFault> all() throws IOException {
    return SeededFault.wanted(GeneratedFaults.all());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("representative")
  void aFewFaultsThatCoverEverythingAreKilled(SeededFault fault) throws Exception {
    isKilled(fault);
  }

  @Tag("nightly")
  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void everyFaultIsKilled(SeededFault fault) throws Exception {
    isKilled(fault);
  }

  private static void isKilled(SeededFault fault) throws Exception {
    List<CaseResult> results =
        bench.run(fault.release(), fault.seenBy(), Optional.of(fault.coreSite()));
    matrix.add(fault, results);

    assertThat(results).as("cases").isNotEmpty();
    assertThat(KillMatrix.naming(fault, results))
        .as("checks that name the cause, of %s", KillMatrix.failedChecks(results))
        .isNotEmpty();
  }
}
