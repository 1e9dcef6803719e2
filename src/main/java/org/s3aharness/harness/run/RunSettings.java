package org.s3aharness.harness.run;

import java.time.Duration;
import java.util.List;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.verdict.DeclaredDeviations;

/**
 * The settings of a run.
 *
 * @param selection the cases that are to run
 * @param baseConfigs the configurations that are loaded before each profile, in this order
 * @param pairs the pairs of releases to judge together; empty to judge each release alone
 * @param deviations the declared deviations of releases and stores
 * @param caseLimit how long a case may take before it counts as hanging
 */
public record RunSettings(
    Selection selection,
    List<ConfigurationFile> baseConfigs,
    List<ReleasePair> pairs,
    DeclaredDeviations deviations,
    Duration caseLimit) {
  /** Copies the lists. */
  public RunSettings {
    baseConfigs = List.copyOf(baseConfigs);
    pairs = List.copyOf(pairs);
  }

  /**
   * Says whether releases are compared, so that each is observed and not judged by the
   * documentation.
   */
  boolean comparesReleases() {
    return !pairs.isEmpty();
  }
}
