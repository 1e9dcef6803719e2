package org.s3aharness.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLinesTest {
  private static final String LOG =
      """
      2026-11-29 11:08:45,123 INFO  [RMI TCP Connection(3)-127.0.0.1] org.apache.hadoop.fs.s3a.S3AFileSystem: opened case-x1y2-17
      2026-11-29 11:08:45,124 WARN  [main] org.apache.hadoop.fs.s3a.Invoker: retry 3 of file part-00042
      2026-11-29 11:08:46,001 WARN  [main] org.apache.hadoop.fs.s3a.Invoker: retry 4 of file part-00043
      java.io.IOException: of which the lines are no messages
        at org.example.Thing.call(Thing.java:7)
      2026-11-29 11:08:46,002 INFO  [sdk 1] software.amazon.awssdk.core.Thing: a notice
      """;

  @Test
  void warningsAreNamedOnceWithoutWhatDiffersFromRunToRun() {
    assertThat(LogLines.of(LOG).text(LogLines.Line::isWarning))
        .isEqualTo("WARN org.apache.hadoop.fs.s3a.Invoker: retry … of file …");
  }

  @Test
  void whatTheSdkSaysIsToldByItsLogger() {
    assertThat(LogLines.of(LOG).distinct(LogLines.Line::isOfSdk))
        .containsExactly("INFO software.amazon.awssdk.core.Thing: a notice");
  }

  @Test
  void aLogWithoutSuchLinesSaysNothing() {
    assertThat(LogLines.of("").text(line -> true)).isEqualTo("nothing");
  }
}
