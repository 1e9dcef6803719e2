package org.s3aharness.session.watch;

import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.report.Invocation;
import org.s3aharness.session.outcome.Gate;
import org.s3aharness.session.store.StoreChoice;
import org.s3aharness.store.Place;

/**
 * Says what is watched, and what is expected of it.
 *
 * @param store the store that the job uses
 * @param place where the job may write on a store that runs already; empty for wherever it does
 * @param newBuckets buckets that are created before the job, on a store that is started for it
 * @param baseConfigs configurations that say what is expected, loaded before the profile; may be
 *     empty
 * @param profile says what is expected; empty if the base configurations do, or the job's own
 *     configuration
 * @param command the job's command with its arguments, at least one word
 * @param gate the gate that the job has to pass
 * @param invocation the command line
 */
public record WatchSettings(
    StoreChoice store,
    Optional<Place> place,
    List<String> newBuckets,
    List<ConfigurationFile> baseConfigs,
    Optional<Profile> profile,
    List<String> command,
    Gate gate,
    Invocation invocation) {

  /** Copies the lists. */
  public WatchSettings {
    newBuckets = List.copyOf(newBuckets);
    baseConfigs = List.copyOf(baseConfigs);
    command = List.copyOf(command);
  }

  /** Returns the command without its arguments, which may hold secrets. */
  String program() {
    return command.get(0).replaceFirst(".*/", "");
  }

  /** Returns what is expected, in words. */
  String expected() {
    return profile
        .map(given -> "profile " + given.name() + " asks for")
        .orElse(
            baseConfigs.isEmpty()
                ? "its own configuration asks for"
                : "the base configuration asks for");
  }
}
