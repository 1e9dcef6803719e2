package org.s3aharness.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;
import software.amazon.awssdk.core.exception.SdkClientException;

class StoreWatchTest {
  private final CompletableFuture<StoreUnavailableException> lost = new CompletableFuture<>();
  private final StoreUnavailableException gone = new StoreUnavailableException("gone", null);
  private final StoreWatch watch = new StoreWatch();

  @BeforeEach
  void watchAStore() {
    watch.watch(
        (Store)
            Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("lost");
                  return lost;
                }));
  }

  @Test
  void whatIsAwaitedIsReturned() throws IOException {
    assertThat(watch.await("a text", CompletableFuture.completedFuture("text"))).isEqualTo("text");
  }

  @Test
  void nothingIsAwaitedOnceTheStoreHasEnded() {
    lost.complete(gone);
    assertThatThrownBy(() -> watch.await("a text", new CompletableFuture<>())).isSameAs(gone);
  }

  @Test
  void aFailureOfWhatIsAwaitedIsThrownAsItIs() {
    IOException failure = new IOException("no such release");
    assertThatThrownBy(() -> watch.await("a text", CompletableFuture.failedFuture(failure)))
        .isSameAs(failure);
  }

  @Test
  void aStoreThatHasEndedIsToBlameForAnyFailure() {
    lost.complete(gone);
    Exception failure = new IOException("connection refused");
    assertThatThrownBy(() -> watch.throwIfToBlame(failure)).isSameAs(gone);
    assertThat(gone).hasSuppressedException(failure);
  }

  @Test
  void aStoreThatRefusesIsToBlame() {
    assertThatThrownBy(() -> watch.throwIfToBlame(SdkClientException.create("refused")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("(refused): see store.log");
  }

  @Test
  void aStoreThatRunsIsNotToBlameForOtherFailures() {
    assertThatCode(() -> watch.throwIfToBlame(new IOException("disk full")))
        .doesNotThrowAnyException();
  }

  @Test
  void whoeverAsksIsToldThatTheStoreHasEnded() {
    List<RuntimeException> told = new ArrayList<>();
    watch.whenLost(told::add);
    assertThat(told).isEmpty();
    lost.complete(gone);
    watch.whenLost(told::add);
    assertThat(told).containsExactly(gone, gone);
  }
}
