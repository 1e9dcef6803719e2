package org.s3aharness.harness.plan;

import java.util.Optional;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.verdict.CaseId;

/**
 * Describes one stage of a suite: the cases on it share an agent, a bucket, and what the suite sets
 * up once.
 *
 * @param suite the suite's class
 * @param profile the configuration under test
 * @param variation what the cases are judged for; named after the profile where a suite is run for
 *     profiles
 * @param releases the release that writes and the release under test
 */
public record PlannedStage(
    Class<?> suite, Profile profile, Variation variation, ReleasePair releases) {
  /** Returns the stage of a variation that brings its own settings. */
  static PlannedStage of(Class<?> suite, Variation variation, ReleasePair releases) {
    Profile settingNothing = new Profile(variation.name(), CasePlan.NO_PROFILE.file());
    return new PlannedStage(suite, settingNothing, variation, releases);
  }

  /** Returns the stage of a profile. */
  static PlannedStage of(Class<?> suite, Profile profile, ReleasePair releases) {
    return new PlannedStage(suite, profile, profile::name, releases);
  }

  CaseId id(String method) {
    return CaseId.of(suite, method, Optional.empty(), variation.name(), releases.label());
  }

  @Override
  public String toString() {
    return variation.name() + "@" + releases;
  }
}
