package org.s3aharness.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.report.RunDirectory;
import org.s3aharness.report.page.SyntheticRun;

class ResultsReaderTest {
  @TempDir Path directory;

  @Test
  void everythingIsReadBack() throws IOException {
    List<CaseResult> results = SyntheticRun.of(300).results();
    RunDirectory run = RunDirectory.create(directory);
    try (ResultsFile file = new ResultsFile(run)) {
      for (CaseResult result : results) {
        file.add(result, Optional.empty());
      }
    }

    assertThat(new ResultsReader().read(List.of(run.results()))).isEqualTo(results);
  }

  @Test
  void aLineThatIsNoResultIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("results.jsonl"), "\n{\"schema\":1}\n");

    assertThatThrownBy(() -> new ResultsReader().read(List.of(file)))
        .isInstanceOf(UsageException.class)
        .hasMessage(file + ", line 2: this is not a result of a run: it lacks \"suite\"");
  }

  @Test
  void anotherSchemaIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("results.jsonl"), "{\"schema\":7}\n");

    assertThatThrownBy(() -> new ResultsReader().read(List.of(file)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("has schema 7");
  }
}
