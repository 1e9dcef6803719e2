package org.s3aharness.session;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.s3aharness.harness.verdict.InfrastructureException;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;

/** Knows whether the store of a session has ended without having been closed. */
public final class StoreWatch {
  private final CompletableFuture<StoreUnavailableException> lost = new CompletableFuture<>();

  /** Starts watching this store. */
  public void watch(Store store) {
    store.lost().thenAccept(lost::complete);
  }

  /** Calls the action when the store has ended, or at once if it has already; from any thread. */
  public void whenLost(Consumer<? super StoreUnavailableException> action) {
    lost.thenAccept(action);
  }

  /**
   * Waits for something that is of no use without the store.
   *
   * @param what names it, for a message
   * @throws StoreUnavailableException if the store ends first
   * @throws InfrastructureException if this thread is interrupted
   * @throws IOException if that kept it from starting
   */
  <T> T await(String what, CompletableFuture<T> awaited) throws IOException {
    try {
      CompletableFuture.anyOf(awaited, lost).get();
      if (lost.isDone()) {
        throw lost.join();
      }
      return awaited.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfrastructureException("interrupted while waiting for " + what, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CompletionException(e.getCause());
    }
  }

  /**
   * Returns normally if a failure to start has nothing to do with the store.
   *
   * @throws StoreUnavailableException that says what was behind the failure, if the store was to
   *     blame
   */
  public void throwIfToBlame(Exception failure) {
    if (lost.isDone()) {
      StoreUnavailableException cause = lost.join();
      if (failure != cause) {
        cause.addSuppressed(failure);
      }
      throw cause;
    }
    if (failure instanceof SdkException) {
      throw new StoreUnavailableException(
          "The store failed while the run was being prepared (%s): see store.log in the run directory, and run again."
              .formatted(failure.getMessage()),
          failure);
    }
  }
}
