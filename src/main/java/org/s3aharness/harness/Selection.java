package org.s3aharness.harness;

import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.Profile;

/**
 * Which cases of all there are.
 *
 * @param profiles the profiles to run
 * @param suites names of suites such as {@code rename}; empty for all
 * @param cases patterns of case ids; empty for all
 * @param scenario a user's scenario class to run instead of the suites; empty for the suites
 */
public record Selection(
    List<Profile> profiles,
    List<String> suites,
    List<CasePattern> cases,
    Optional<String> scenario) {
  private static final String SCENARIO_SUITE = "scenario";

  public Selection {
    profiles = List.copyOf(profiles);
    suites = List.copyOf(suites);
    cases = List.copyOf(cases);
  }

  boolean includes(CaseId id) {
    return id.suite().equals(SCENARIO_SUITE) == scenario.isPresent()
        && (suites.isEmpty() || suites.contains(id.suite()))
        && (cases.isEmpty() || cases.stream().anyMatch(pattern -> pattern.matches(id)));
  }
}
