package org.s3aharness.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.key.RunKeys;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;
import org.s3aharness.util.ProxyVariables;

/**
 * The job that is watched, and what is expected of it.
 *
 * @param store the store that the job uses
 * @param keys the keys that the configurations may name
 * @param baseConfigs configurations that say what is expected, loaded before the profile; may be
 *     empty
 * @param profile says what is expected; empty if the base configurations do, or the job's own
 *     configuration
 * @param places the places that are listed before the job; on a store that was started for it, its
 *     buckets
 * @param proxies says through which proxy the store, and other hosts, are reached
 * @param agentJar the Java agent for the job's JVMs
 * @param work a directory that is removed when the watching ends
 * @param requests the file for the list of requests
 * @param objects the file for the list of objects
 */
public record WatchSetup(
    Store store,
    RunKeys keys,
    List<ConfigurationFile> baseConfigs,
    Optional<Profile> profile,
    List<Place> places,
    ProxyVariables proxies,
    Path agentJar,
    Path work,
    Path requests,
    Path objects) {

  /** Copies the lists. */
  public WatchSetup {
    baseConfigs = List.copyOf(baseConfigs);
    places = List.copyOf(places);
  }
}
