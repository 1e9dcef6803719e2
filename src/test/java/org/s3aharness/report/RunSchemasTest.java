package org.s3aharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.diff.Baseline;
import org.s3aharness.report.diff.RecordedRun;
import org.s3aharness.report.format.ResultsFile;
import org.s3aharness.report.page.SyntheticRun;

class RunSchemasTest {
  @TempDir Path directory;

  @Test
  void everyKindOfResultIsAsTheSchemaHasIt() throws IOException {
    RunSchemas.assertLinesValid("results.schema.json", results(SyntheticRun.of(300).results()));
  }

  @Test
  void aBaselineIsAsItsSchemaHasIt() throws IOException {
    Path results = results(SyntheticRun.of(300).results());
    Path baseline = directory.resolve("baseline.jsonl");
    Baseline.write(RecordedRun.read(List.of(results)), baseline);
    RunSchemas.assertLinesValid("baseline.schema.json", baseline);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"schema\":1', '\"schema\":2'",
    "'\"verdict\":\"failed\"', '\"verdict\":\"broken\"'",
    "'\"verdict\":\"failed\"', '\"verdict\":\"passed\"'",
    "'[sse-c]@3.4.3\"', '\"'",
    "'\"exchanges\":9', '\"exchanges\":-1'",
    "'\"exchanges\":9', '\"exchangen\":9'",
    "'\"wire:', '\"rumour:'",
  })
  void whatIsOtherwiseIsNot(String right, String wrong) throws IOException {
    String line = Files.readAllLines(results(SyntheticRun.of(1).results())).get(0);
    assertThat(line).contains(right);
    assertThat(RunSchemas.errors("results.schema.json", line.replace(right, wrong))).isNotEmpty();
  }

  private Path results(List<CaseResult> results) throws IOException {
    RunDirectory run = RunDirectory.create(directory);
    try (RunReport report = new RunReport(List.of(new ResultsFile(run)), (result, wire) -> {})) {
      results.forEach(result -> report.accept(result, null));
    }
    return run.results();
  }
}
