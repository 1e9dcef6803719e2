package org.s3aharness.harness.plan;

import java.util.List;
import java.util.Optional;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;

/**
 * Says which of all cases are run.
 *
 * @param profiles the profiles to run
 * @param suites names of suites such as {@code rename}; empty for all
 * @param cases patterns of case ids; empty for all
 * @param scenario a user's scenario class to run instead of the suites; empty for the suites
 * @param shard the part of these to run
 * @param extent how much of all cases to run at most
 * @param onlyProfiles whether cases that change settings of their own and have no profile are left
 *     out
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

  /** Returns the same selection for all shards. */
  public Selection ofAllShards() {
    return new Selection(profiles, suites, cases, scenario, Shard.ALL, extent, onlyProfiles);
  }

  /** Returns the selection narrowed to cases that match these patterns. */
  public Selection withCases(List<CasePattern> patterns) {
    return new Selection(profiles, suites, patterns, scenario, shard, extent, onlyProfiles);
  }

  /** Returns the selection narrowed to these profiles, and to suites of these names. */
  public Selection narrowedTo(List<Profile> some, List<String> names) {
    return new Selection(some, names, cases, scenario, shard, extent, onlyProfiles);
  }

  /** Returns the selection of these cases whatever release their ids name. */
  public Selection onEveryRelease() {
    return withCases(
        cases.stream()
            .map(pattern -> CasePattern.of(pattern.toString().replaceFirst("@[^@]*$", "@*")))
            .toList());
  }

  /** Returns the selection with this scenario class instead of the one that was given. */
  public Selection withScenario(String className) {
    return new Selection(
        profiles, suites, cases, Optional.of(className), shard, extent, onlyProfiles);
  }

  /**
   * Says whether a case of another run would be part of this one, if the case still exists.
   *
   * @param all every profile there is, selected or not
   */
  public boolean wouldInclude(CaseId id, List<Profile> all) {
    boolean ofProfile = isAmong(all, id.profile());
    return includes(id) && (!ofProfile || isAmong(profiles, id.profile()));
  }

  /** Returns the selection narrowed to an extent. */
  public Selection within(Extent other) {
    return new Selection(profiles, suites, cases, scenario, shard, other, onlyProfiles);
  }

  private static boolean isAmong(List<Profile> profiles, String name) {
    return profiles.stream().anyMatch(profile -> profile.name().equals(name));
  }

  /** Says whether a case is to run, and its profile too. */
  public boolean includes(CaseId id) {
    return shard.includes(id)
        && (!onlyProfiles || isAmong(profiles, id.profile()))
        && id.suite().equals(SCENARIO_SUITE) == scenario.isPresent()
        && (scenario.isPresent() || extent.includes(id))
        && (suites.isEmpty() || suites.contains(id.suite()))
        && (cases.isEmpty() || cases.stream().anyMatch(pattern -> pattern.matches(id)));
  }
}
