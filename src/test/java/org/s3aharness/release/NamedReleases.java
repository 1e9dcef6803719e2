package org.s3aharness.release;

import java.util.List;
import java.util.Optional;

/** Makes releases of which only the name and the version matter. */
public final class NamedReleases {
  private NamedReleases() {}

  /** Returns a release of a version, without any jars. */
  public static Release of(String version) {
    return new Release(
        version,
        Optional.of(version),
        List.of(),
        Optional.empty(),
        version,
        Release.Origin.CENTRAL);
  }
}
