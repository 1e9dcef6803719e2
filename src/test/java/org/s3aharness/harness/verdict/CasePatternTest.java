package org.s3aharness.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CasePatternTest {
  private static final CaseId CASE =
      CaseId.of(
          RenameSuite.class, "smallFileKeepsKey", Optional.of("empty"), "sse-kms-key-arn", "3.4.3");

  @Test
  void anIdIsMadeOfWhatTheCaseIs() {
    assertThat(CASE).hasToString("rename/small-file-keeps-key/empty[sse-kms-key-arn]@3.4.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rename/small-file-keeps-key/empty[sse-kms-key-arn]@3.4.3",
        "rename/*",
        "*[sse-kms-*]*",
        "*@3.4.3",
        "*small*-*empty*arn*",
        "rename/*[*]@3.4.3",
        "*"
      })
  void starsStandForAnyText(String pattern) {
    assertThat(CasePattern.of(pattern).matches(CASE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rename",
        "put/*",
        "*[sse-kms]*",
        "*@3.4.",
        "rename/small-*small-file-keeps-key/empty[sse-kms-key-arn]@3.4.3",
        "*@3.4*.4.3",
        "*empty*small*",
        ""
      })
  void theRestIsLiteralAndTheWholeIdCounts(String pattern) {
    assertThat(CasePattern.of(pattern).matches(CASE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rename/*", "*[sse-kms]@*", "*/x[sse*]@3.4.3", "rename/x[*", "rename/x[sse", "*"})
  void aPatternMayMatchAProfileThatItNamesOrLeavesOpen(String pattern) {
    assertThat(CasePattern.of(pattern).mayMatchProfile("sse-kms")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*[sse-c]@*", "rename/x[sse-kms-*]*", "rename/x[*-to-*]@3.4.3"})
  void aPatternMatchesNoProfileBesideTheOneThatItNames(String pattern) {
    assertThat(CasePattern.of(pattern).mayMatchProfile("sse-kms")).isFalse();
  }

  /** Lends its name. */
  private static final class RenameSuite {}
}
