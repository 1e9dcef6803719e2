package org.s3aharness.harness;

import java.util.List;
import org.s3aharness.encryption.Profile;

/**
 * Which cases of all there are.
 *
 * @param profiles the profiles to run
 * @param suites names of suites such as {@code rename}; empty for all
 * @param cases patterns of case ids; empty for all
 */
public record Selection(List<Profile> profiles, List<String> suites, List<CasePattern> cases) {
  public Selection {
    profiles = List.copyOf(profiles);
    suites = List.copyOf(suites);
    cases = List.copyOf(cases);
  }

  boolean includes(CaseId id) {
    return (suites.isEmpty() || suites.contains(id.suite()))
        && (cases.isEmpty() || cases.stream().anyMatch(pattern -> pattern.matches(id)));
  }
}
