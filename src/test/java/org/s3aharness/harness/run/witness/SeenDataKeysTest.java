package org.s3aharness.harness.run.witness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Objects of a run, one after another, and whether the data key of the last one was seen before.
 */
class SeenDataKeysTest {
  private static final byte[] KEY = {1};
  private static final byte[] NONCE = {2};
  private static final byte[] CONTENT = {3};
  private static final byte[] OTHER = {4};

  private final SeenDataKeys seen = new SeenDataKeys();

  @Test
  void aKeyForEachObjectIsNoReuse() {
    assertThat(seen.isReused(KEY, NONCE, CONTENT)).isFalse();
    assertThat(seen.isReused(OTHER, NONCE, CONTENT)).isFalse();
  }

  @Test
  void aCopyIsNoReuse() {
    assertThat(seen.isReused(KEY, NONCE, CONTENT)).isFalse();
    assertThat(seen.isReused(KEY, NONCE, CONTENT)).isFalse();
  }

  @Test
  void theSameKeyUnderAnotherNonceIsReuse() {
    assertThat(seen.isReused(KEY, NONCE, CONTENT)).isFalse();
    assertThat(seen.isReused(KEY, OTHER, CONTENT)).isTrue();
  }

  @Test
  void theSameKeyAndNonceForOtherContentIsReuse() {
    assertThat(seen.isReused(KEY, NONCE, CONTENT)).isFalse();
    assertThat(seen.isReused(KEY, NONCE, OTHER)).isTrue();
  }
}
