package org.s3aharness.session.store;

import org.s3aharness.store.Store;

/**
 * Provides a store that already runs: a run connects to it, and removes what it has created there.
 */
public interface RunningStoreProvider extends StoreProvider {
  /**
   * Connects to the store, and creates nothing on it.
   *
   * @throws UsageException if there are no credentials or no region
   * @throws StoreUnavailableException if it does not answer, or refuses these credentials
   */
  Store connect(StoreSettings settings);

  @Override
  default Store open(StoreSettings settings, StoreStart start) {
    StoreProxies.requireReadable(System.getenv());
    return connect(settings);
  }

  @Override
  default boolean runsAlready() {
    return true;
  }
}
