package org.s3aharness.configuration;

import java.util.List;
import org.s3aharness.encryption.ConfigurationFile.Location;

/**
 * A bucket that a configuration names.
 *
 * @param origins the places that name it, in the order of the files; empty where only the user
 *     names it
 */
public record NamedBucket(String name, List<Location> origins) {
  /** Copies the origins. */
  public NamedBucket {
    origins = List.copyOf(origins);
  }

  @Override
  public String toString() {
    return name;
  }
}
