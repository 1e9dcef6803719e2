package org.s3aharness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.s3aharness.harness.verdict.CaseResult;

/**
 * Every S3A of {@code faults.yaml} that is broken on purpose makes a run fail, with a case that
 * names the cause. Leaves the kill matrix in {@code target/kill-matrix.md}.
 */
class SeededFaultsIT {
  private static final Path MATRIX = Path.of("target", "kill-matrix.md");

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
    String text = matrix.asText(kept());
    Files.writeString(MATRIX, text);
    System.out.println(text);
    if (System.getProperty("faults") == null) {
      assertThat(kept()).as("kept.yaml").containsOnlyKeys(matrix.thatKillNothing());
    }
  }

  private static Map<String, String> kept() throws IOException {
    try (InputStream in = SeededFaultsIT.class.getResourceAsStream("kept.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
    }
  }

  static List<SeededFault> catalogue() throws IOException {
    return SeededFault.wanted(SeededFault.catalogue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("catalogue")
  void isKilledByACaseThatNamesTheCause(SeededFault fault) throws Exception {
    List<CaseResult> results =
        bench.run(fault.release(), fault.cases(), Optional.of(fault.coreSite()));
    matrix.add(fault, results);

    assertThat(results).as("cases").hasSizeGreaterThan(3);
    if (fault.survives() != null) {
      assertThat(KillMatrix.isKilled(results)).as("declared as surviving, killed").isFalse();
      return;
    }
    assertThat(KillMatrix.naming(fault, results))
        .as("checks that name the cause, of %s", KillMatrix.failedChecks(results))
        .isNotEmpty();
  }
}
