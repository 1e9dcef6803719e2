package org.s3aharness.session.store;

import java.util.List;
import java.util.Optional;
import org.s3aharness.store.Store;
import org.s3aharness.store.StoreLogin;
import org.s3aharness.store.process.PythonPackages;

/**
 * Provides a store that a run can use. A provider keeps no state: whatever it needs to know comes
 * with each call. {@link StoreRegistry} finds every provider that is listed in {@code
 * META-INF/services/org.s3aharness.session.store.StoreProvider}.
 */
public interface StoreProvider {
  /**
   * Returns the name by which a user chooses the store, such as {@code localstack}: lower case,
   * without spaces.
   */
  String name();

  /**
   * Says whether the store already runs and belongs to somebody. Only for such a store can a run be
   * rehearsed or confined to a prefix of a bucket.
   */
  default boolean runsAlready() {
    return false;
  }

  /** Says whether somebody has to agree before a run creates anything on the store. */
  default boolean asksForConsent() {
    return false;
  }

  /** Returns the Python packages that the store is made of where it runs as host processes. */
  default List<PythonPackages> packages() {
    return List.of();
  }

  /**
   * Checks the settings as far as possible before anything is started.
   *
   * @throws UsageException naming the option that is missing or cannot be used
   */
  default void check(StoreSettings settings) {}

  /**
   * Returns the login of the store that {@link #open} opens, where it is known before; empty
   * otherwise. Agents then start while the store does.
   */
  default Optional<StoreLogin> login(StoreSettings settings) {
    return Optional.empty();
  }

  /**
   * Starts the store, or connects to it. On a store that already runs this creates nothing.
   *
   * @param start where the store's log goes, and what receives the things started with it
   * @throws UsageException if there are no credentials or no region
   * @throws StoreUnavailableException if it cannot be started or does not answer
   */
  Store open(StoreSettings settings, StoreStart start);
}
