package org.s3aharness.suite.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The matrix cannot shrink unseen. */
class AllChangesTest {

  @Test
  void everyOrderedPairOfModesAndKeysIsAChange() {
    assertThat(new AllChanges().all())
        .extracting(Change::name)
        .doesNotHaveDuplicates()
        .hasSize(9 * 8 + 4)
        .contains(
            "none-to-sse-s3",
            "sse-s3-to-none",
            "sse-kms-key1-to-sse-kms-key2",
            "dsse-kms-key1-to-sse-c-key2",
            "sse-c-key2-to-cse-kms-key1",
            "bucket-default-sse-s3-to-sse-kms-key1",
            "bucket-default-sse-kms-key1-to-sse-kms-key2",
            "alias-retargeted",
            "key-rotated");
  }

  @Test
  void jobsReadAfterEveryChangeOfModeAndOfKmsKey() {
    assertThat(new JobChanges().all())
        .extracting(Change::name)
        .hasSize(5 * 4 + 1 + 4)
        .contains("sse-kms-key1-to-sse-kms-key2", "key-rotated", "sse-c-key1-to-cse-kms-key1");
  }
}
