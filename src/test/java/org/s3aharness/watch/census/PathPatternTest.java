package org.s3aharness.watch.census;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "'', ''",
        "file, ''",
        "warehouse/orders/part-0, warehouse/orders/",
        "warehouse/orders/day=2026-11-28/part-0, warehouse/orders/day=*/",
        "a/b/c/d/e, a/b/c/",
        "out/__magic_job-3f2504e0-4f89-11d3-9a0c-0305e82c3301/tasks/x, out/__magic_job-*/tasks/",
        "out/_temporary/0/_temporary/attempt_1_m_0/part, out/_temporary/*/",
        "tmp/job_202611281200_0003/x, tmp/*/",
      })
  void keysOfOnePlaceHaveOnePattern(String key, String pattern) {
    assertThat(PathPattern.of(key)).isEqualTo(pattern);
  }
}
