package org.s3aharness.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.report.BaselineLines;

class LastRunTest {
  @TempDir Path runs;

  @Test
  void aNumberStandsForTheCasesOfThatLineOfTheLastRun() throws IOException {
    run("20261128-101500", BaselineLines.line("old", Verdict.FAILED));
    run("20261128-101500-2", BaselineLines.line("second", Verdict.FAILED));
    run(
        "20261128-101500-10",
        BaselineLines.line("a", Verdict.FAILED),
        BaselineLines.line("b", Verdict.PASSED),
        BaselineLines.line("c", Verdict.FAILED));

    assertThat(cases("1")).containsExactly("put/a[sse-c]@3.4.3");
    assertThat(cases("2")).containsExactly("put/c[sse-c]@3.4.3");
    assertThatThrownBy(() -> cases("3"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("20261128-101500-10, has the lines 1 to 2.");
  }

  @Test
  void anythingElseIsAPattern() {
    assertThat(cases("put/*")).containsExactly("put/*");
  }

  private List<String> cases(String given) {
    return LastRun.cases(given, runs).stream().map(CasePattern::toString).toList();
  }

  private void run(String name, String... lines) throws IOException {
    Path run = Files.createDirectory(runs.resolve(name));
    BaselineLines.write(run.resolve("results.jsonl"), lines);
  }
}
