package org.s3aharness.session.store;

import org.s3aharness.encryption.UsageException;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreUnavailableException;

/**
 * A store that a run can be on. A provider keeps no state: what it needs to know comes with each
 * call. {@link StoreRegistry} finds every provider that is listed in {@code
 * META-INF/services/org.s3aharness.session.store.StoreProvider}.
 */
public interface StoreProvider {
  /** Returns the name that chooses it, such as {@code localstack}: lower case, without spaces. */
  String name();

  /**
   * Says whether the store runs already and belongs to somebody. Only such a store can be rehearsed
   * for, and a run can be confined to a prefix of a bucket there.
   */
  default boolean runsAlready() {
    return false;
  }

  /** Says whether somebody has to agree before a run makes anything on the store. */
  default boolean asksForConsent() {
    return false;
  }

  /**
   * Checks what can be checked before anything is started.
   *
   * @throws UsageException naming the option that is missing or cannot be used
   */
  default void check(StoreSettings settings) {}

  /**
   * Starts the store, or connects to it. On a store that runs already this makes nothing.
   *
   * @param start where its log goes, and who is told what else was started
   * @throws UsageException if there are no credentials or no region
   * @throws StoreUnavailableException if it cannot be started or does not answer
   */
  Store open(StoreSettings settings, StoreStart start);
}
