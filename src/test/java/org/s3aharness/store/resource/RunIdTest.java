package org.s3aharness.store.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "A", "a.b", "a_b", "abcdefghijklmnopqrstuvwxy"})
  void anIdThatABucketNameCannotHoldIsRefused(String runId) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunId.checked(runId))
        .withMessageContaining("'" + runId + "'");
  }

  @Test
  void aPlainIdIsAccepted() {
    assertThat(RunId.checked("20261124-2324-x7")).isEqualTo("20261124-2324-x7");
  }

  @Test
  void runsThatStartAtTheSameTimeHaveDifferentIds() {
    List<String> ids = Stream.generate(() -> RunId.next('r')).limit(100).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("r[a-z0-9]{12}"));
  }

  @ParameterizedTest
  @CsvSource({
    "rename,             rename",
    "SSE-KMS key/ARN,    sse-kms-key",
    "a.b_c,              a-b-c",
    "-edge-,             edge",
    "...,                x",
    "exactly-twelve-or,  exactly-twel",
    "cut-at-dash-here,   cut-at-dash",
  })
  void freeTextBecomesALabel(String text, String label) {
    assertThat(RunId.label(text, 12)).isEqualTo(label);
  }
}
