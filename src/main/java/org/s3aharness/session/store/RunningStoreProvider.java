package org.s3aharness.session.store;

import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;

/** A store that runs already: a run connects to it, and removes what it has made there. */
public interface RunningStoreProvider extends StoreProvider {
  /**
   * Connects to the store. This makes nothing on it.
   *
   * @throws UsageException if there are no credentials or no region
   * @throws StoreUnavailableException if it does not answer, or not to these credentials
   */
  Store connect(StoreSettings settings);

  @Override
  default Store open(StoreSettings settings, StoreStart start) {
    return connect(settings);
  }

  @Override
  default boolean runsAlready() {
    return true;
  }
}
