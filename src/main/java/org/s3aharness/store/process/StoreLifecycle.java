package org.s3aharness.store.process;

import java.util.concurrent.CompletionStage;
import org.s3aharness.store.StoreUnavailableException;

/** What a store lives on. Closing it, twice if need be, ends what was started for the store. */
public interface StoreLifecycle extends AutoCloseable {
  /**
   * Completed should it end though nobody has closed it, with what to tell the user: which store,
   * where its log is, and the next step.
   */
  CompletionStage<StoreUnavailableException> lost();

  @Override
  void close();
}
