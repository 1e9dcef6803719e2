package org.s3aharness.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.s3aharness.release.Release;
import org.s3aharness.upgrade.Finding;
import org.s3aharness.upgrade.UpgradeAnswer;
import org.s3aharness.upgrade.UpgradePath;

/**
 * Holds what a run over several releases says about going from one to another.
 *
 * @param answers one for each pair of releases
 * @param releases the releases, in the order in which they were given
 * @param path what the way through all of them does, step by step; empty if they are not successive
 *     steps
 * @param showAgain returns the command that reproduces a finding
 */
public record Comparison(
    List<UpgradeAnswer> answers,
    List<Release> releases,
    Optional<UpgradePath> path,
    Function<Finding, String> showAgain) {

  public Comparison {
    answers = List.copyOf(answers);
    releases = List.copyOf(releases);
  }
}
