package org.s3aharness.harness.plan;

import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;

/**
 * Which cases of all there are.
 *
 * @param profiles the profiles to run
 * @param suites names of suites such as {@code rename}; empty for all
 * @param cases patterns of case ids; empty for all
 * @param scenario a user's scenario class to run instead of the suites; empty for the suites
 * @param shard the part of these to run
 * @param extent how much of everything there is to run at most
 * @param onlyProfiles whether cases are left out that are run under no profile, but change settings
 *     of their own
 */
public record Selection(
    List<Profile> profiles,
    List<String> suites,
    List<CasePattern> cases,
    Optional<String> scenario,
    Shard shard,
    Extent extent,
    boolean onlyProfiles) {
  private static final String SCENARIO_SUITE = "scenario";

  public Selection {
    profiles = List.copyOf(profiles);
    suites = List.copyOf(suites);
    cases = List.copyOf(cases);
  }

  /** Selects cases of the default extent that are not split into shards. */
  public Selection(
      List<Profile> profiles,
      List<String> suites,
      List<CasePattern> cases,
      Optional<String> scenario) {
    this(profiles, suites, cases, scenario, Shard.ALL, Extent.DEFAULT, false);
  }

  /** Returns the selection of these cases, whichever shard they are in. */
  public Selection ofAllShards() {
    return new Selection(profiles, suites, cases, scenario, Shard.ALL, extent, onlyProfiles);
  }

  /** Returns the selection of these cases out of the others that are selected. */
  public Selection withCases(List<CasePattern> patterns) {
    return new Selection(profiles, suites, patterns, scenario, shard, extent, onlyProfiles);
  }

  /** Returns the selection of these cases whatever release their ids name. */
  public Selection onEveryRelease() {
    return withCases(
        cases.stream()
            .map(pattern -> CasePattern.of(pattern.toString().replaceFirst("@[^@]*$", "@*")))
            .toList());
  }

  /** Returns the selection with this scenario class in the place of the one that was given. */
  public Selection withScenario(String className) {
    return new Selection(
        profiles, suites, cases, Optional.of(className), shard, extent, onlyProfiles);
  }

  /**
   * Says whether a case of another run would be part of this one, if it still exists.
   *
   * @param all the profiles that there are, selected or not
   */
  public boolean wouldInclude(CaseId id, List<Profile> all) {
    boolean ofProfile = isAmong(all, id.profile());
    return includes(id) && (!ofProfile || isAmong(profiles, id.profile()));
  }

  /** Returns these cases as far as they are part of an extent. */
  public Selection within(Extent other) {
    return new Selection(profiles, suites, cases, scenario, shard, other, onlyProfiles);
  }

  private static boolean isAmong(List<Profile> profiles, String name) {
    return profiles.stream().anyMatch(profile -> profile.name().equals(name));
  }

  /** Says whether a case is to run, under a profile that is. */
  public boolean includes(CaseId id) {
    return shard.includes(id)
        && (!onlyProfiles || isAmong(profiles, id.profile()))
        && id.suite().equals(SCENARIO_SUITE) == scenario.isPresent()
        && (scenario.isPresent() || extent.includes(id))
        && (suites.isEmpty() || suites.contains(id.suite()))
        && (cases.isEmpty() || cases.stream().anyMatch(pattern -> pattern.matches(id)));
  }
}
