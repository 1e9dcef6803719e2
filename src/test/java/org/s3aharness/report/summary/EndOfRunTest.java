package org.s3aharness.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.Headline;
import org.s3aharness.report.Invocation;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.RunOutcome;
import org.s3aharness.report.Summary;

/** Checks what a terminal shows at the end of a run. */
class EndOfRunTest {
  private static final int A_DOZEN = 12;

  @TempDir private Path runs;

  @Test
  void theSentenceComesFirst() throws IOException {
    assertThat(end(List.of()).get(0)).isEqualTo("The sentence.");
  }

  @Test
  void howeverMuchIsWrongItIsADozenLines() throws IOException {
    assertThat(end(List.of())).hasSizeLessThanOrEqualTo(A_DOZEN);
  }

  @Test
  void howeverMuchIsWorseThanTheBaselineToo() throws IOException {
    List<String> worse = IntStream.range(0, 30).mapToObj(n -> "! failed: case-" + n).toList();
    assertThat(end(worse))
        .hasSizeLessThanOrEqualTo(A_DOZEN)
        .contains("! failed: case-0", "… and 24 more lines in summary.md");
  }

  @Test
  void whatFailedCanBeExported() throws IOException {
    List<String> end = end(List.of());
    assertThat(end.get(end.size() - 1))
        .startsWith("For a bug report: ./s3a-qualify export 1 --run ")
        .endsWith(" --output DIR");
  }

  private List<String> end(List<String> gate) throws IOException {
    EndOfRun end = new EndOfRun(RunDirectory.create(runs), /* verbose= */ false);
    end.write(
        new RunOutcome(
            new Headline("The sentence.", true, false, gate),
            new Invocation(Instant.EPOCH, "run", List.of()),
            new Summary(
                Stream.of(Verdict.values())
                    .flatMap(v -> IntStream.range(0, 30).mapToObj(n -> result(v, n)))
                    .toList()),
            Optional.empty(),
            Map.of(),
            "everything that was not selected",
            List.of(),
            List.of()));
    return end.lines().stream().filter(line -> !line.isBlank()).toList();
  }

  private static CaseResult result(Verdict verdict, int n) {
    return new CaseResult(
        new CaseId("put", verdict + "-" + n, Optional.empty(), "sse-c", "3.4.3"),
        "",
        "",
        "",
        verdict,
        "reason " + n,
        List.of(),
        Map.of("bytes:ciphertext", 1),
        Map.of(),
        Map.of(),
        List.of("deviation-" + n),
        Duration.ZERO,
        0);
  }
}
