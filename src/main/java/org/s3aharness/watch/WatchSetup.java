package org.s3aharness.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.judge.RunKeys;
import org.s3aharness.store.Place;
import org.s3aharness.store.Store;

/**
 * The job that is watched, and what is expected of it.
 *
 * @param store that the job works on
 * @param keys that the configurations may name
 * @param baseConfigs what is expected, beneath the profile; may be empty
 * @param profile what is expected; empty for the base configurations alone, or for what the job
 *     itself is configured with
 * @param places that are listed before the job; on a store that was started for it, its buckets
 * @param agentJar the Java agent for the job's JVMs
 * @param work a directory that goes when the watching ends
 * @param requests the file for the list of requests
 * @param objects the file for the list of objects
 */
public record WatchSetup(
    Store store,
    RunKeys keys,
    List<ConfigurationFile> baseConfigs,
    Optional<Profile> profile,
    List<Place> places,
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
