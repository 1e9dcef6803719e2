package org.s3aharness.harness.plan;

import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.ProfileDirectory;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.release.NamedReleases;
import org.s3aharness.release.Release;
import org.s3aharness.util.Installation;

/** The cases that a run of the harness's own profiles would have. */
public final class PlannedRun {
  static final List<Profile> PROFILES = ProfileDirectory.load(Installation.profiles());

  /** Says which mode a profile of the harness asks for. */
  public static final ProfileModes MODES = new ProfileModes(List.of());

  private PlannedRun() {}

  public static List<PlannedCase> of(Extent extent, String release) {
    return of(extent, NamedReleases.of(release), List.of());
  }

  static List<PlannedCase> of(Extent extent, Release release, List<ReleasePair> pairs) {
    Selection selection =
        new Selection(PROFILES, List.of(), List.of(), Optional.empty(), Shard.ALL, extent, false);
    return new CasePlan(selection, List.of(release), pairs, MODES).cases(SuiteRunner.SUITES);
  }
}
