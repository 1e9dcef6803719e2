package org.s3aharness.store.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CreationGateTest {
  private final CreationGate open = new CreationGate();

  @Test
  void nothingIsMadeOnceTheEndHasCome() {
    assertThat(open.make(() -> "a")).isEqualTo("a");
    open.close();
    assertThatIllegalStateException().isThrownBy(() -> open.make(() -> "b"));
  }

  @Test
  void theEndWaitsForWhatIsBeingMade() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<String> made =
        CompletableFuture.supplyAsync(
            () ->
                open.make(
                    () -> {
                      begun.countDown();
                      await(go);
                      return "a";
                    }));
    await(begun);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(open::close);

    assertThat(closed).isNotDone();
    go.countDown();

    assertThat(made.get(5, TimeUnit.SECONDS)).isEqualTo("a");
    closed.get(5, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
