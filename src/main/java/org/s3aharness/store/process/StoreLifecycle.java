package org.s3aharness.store.process;

import java.util.concurrent.CompletionStage;
import org.s3aharness.store.StoreUnavailableException;

/**
 * The lifecycle of a store. Closing it, which may happen twice, ends what was started for the
 * store.
 */
public interface StoreLifecycle extends AutoCloseable {
  /**
   * Returns a stage that is completed if the store ends without having been closed. Its value tells
   * the user which store it was, where its log is, and the next step.
   */
  CompletionStage<StoreUnavailableException> lost();

  @Override
  void close();
}
