package org.s3aharness.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Verdict;

/** Checks which cases JUnit and the run see in suites. */
class SuiteRunnerTest {
  private static final String SMALL = "org.s3aharness.harness.small";

  private static final List<String> CASES =
      List.of(
          "small/file-of-any-size/empty[none]@3.4.3",
          "small/file-of-any-size/small[none]@3.4.3",
          "small/settings-of-its-own[no-profile]@3.4.3",
          "small-staged/old-data-is-read[one]@3.4.3",
          "small-staged/old-data-is-read[two]@3.4.3");

  @TempDir private Path directory;

  private final List<CaseResult> results = new CopyOnWriteArrayList<>();

  /** Holds what JUnit was told about each test, by its display name. */
  private final List<String> aborted = new CopyOnWriteArrayList<>();

  private final TestExecutionListener junit =
      new TestExecutionListener() {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
          if (test.isTest() && result.getStatus() == TestExecutionResult.Status.ABORTED) {
            aborted.add(test.getDisplayName());
          }
        }
      };

  @Test
  void everyPlannedCaseIsOneTestAndHasOneResult() throws Exception {
    try (Run run = BrokenRun.in(directory, results::add)) {
      assertThat(run.plan().cases(SMALL))
          .extracting(planned -> planned.id().toString())
          .containsExactlyInAnyOrderElementsOf(CASES);
      SuiteRunner.run(run, SMALL, List.of(junit));
    }
    assertThat(aborted).containsExactlyInAnyOrderElementsOf(CASES);
    assertThat(results)
        .extracting(result -> result.id().toString())
        .containsExactlyInAnyOrderElementsOf(CASES);
  }

  @Test
  void aCaseOfARunThatBrokeOffIsNotRunAndSaysWhy() throws Exception {
    try (Run run = BrokenRun.in(directory, results::add)) {
      SuiteRunner.run(run, SMALL, List.of());
    }
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.NOT_RUN);
              assertThat(result.reason()).isEqualTo("the run was broken off: no power");
            });
  }
}
