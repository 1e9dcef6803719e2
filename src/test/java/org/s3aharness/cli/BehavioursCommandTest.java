package org.s3aharness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.s3aharness.session.outcome.ExitCode;

class BehavioursCommandTest {

  @Test
  void listsStatementsWithWhatJudgesThemAndBehavioursWithTheirSources() {
    Qualify listed = Qualify.command(Path.of("unused"), "behaviours");

    listed.assertEnded(ExitCode.AS_EXPECTED);
    assertThat(listed.output())
        .contains("Cloudera: How to Configure Encryption for Amazon S3 (https://")
        .contains("effect/sse-kms/sse-kms")
        .contains("change/existing-object-stays-as-it-was: A change leaves existing objects")
        .contains("prerequisites/key-policy")
        .contains("not testable: LocalStack")
        .contains("Hadoop: Working with Encrypted S3 Data, Introduction");
  }
}
