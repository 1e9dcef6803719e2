package org.s3aharness.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.StoreUnavailableException;

class WatchedLifecycleTest {
  private static final WatchedLifecycle.Patience PATIENCE =
      new WatchedLifecycle.Patience(Duration.ofMillis(5), 3);
  private static final StoreUnavailableException GONE = new StoreUnavailableException("gone");

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void isLostAfterItWasGoneSeveralTimesInARow() {
    AtomicBoolean there = new AtomicBoolean(true);
    try (WatchedLifecycle life = new WatchedLifecycle(there::get, PATIENCE, GONE, () -> {})) {
      there.set(false);

      assertThat(life.lost()).succeedsWithin(Duration.ofSeconds(5)).isSameAs(GONE);
    }
  }

  @Test
  void isNotLostWhenItAnswersEveryOtherTime() throws Exception {
    try (WatchedLifecycle life =
        new WatchedLifecycle(() -> asked.incrementAndGet() % 2 == 0, PATIENCE, GONE, () -> {})) {
      while (asked.get() < 20) {
        Thread.sleep(5);
      }
      assertThat(life.lost()).isNotDone();
    }
  }

  @Test
  void isNotLostWhenTheHarnessEndsIt() throws Exception {
    AtomicBoolean there = new AtomicBoolean(true);
    WatchedLifecycle life =
        new WatchedLifecycle(there::get, PATIENCE, GONE, () -> there.set(false));

    life.close();

    Thread.sleep(100);
    assertThat(there).isFalse();
    assertThat(life.lost()).isNotDone();
  }
}
