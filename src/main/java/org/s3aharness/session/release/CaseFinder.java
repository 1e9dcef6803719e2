package org.s3aharness.session.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Profile;
import org.s3aharness.encryption.UsageException;
import org.s3aharness.harness.SuiteRunner;
import org.s3aharness.harness.plan.CasePlan;
import org.s3aharness.harness.plan.Extent;
import org.s3aharness.harness.plan.PlannedCase;
import org.s3aharness.harness.plan.ProfileModes;
import org.s3aharness.harness.plan.Selection;
import org.s3aharness.harness.plan.Shard;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CasePattern;
import org.s3aharness.release.Release;
import org.s3aharness.util.NearestNames;

/**
 * Finds the cases that a user names before anything is started. A part of an id stands for the one
 * case whose id contains it; a text that stands for no case is refused with the names most like it.
 */
public final class CaseFinder {
  private static final int MOST_NAMES = 3;

  private final Selection selection;
  private final List<PlannedCase> planned;
  private final List<CaseId> cases;

  private CaseFinder(Selection selection, List<PlannedCase> planned) {
    this.selection = selection;
    this.planned = planned;
    this.cases = planned.stream().map(PlannedCase::id).toList();
  }

  /**
   * Holds what was found.
   *
   * @param selection the selection with the full ids of the cases that it names in part
   * @param needed selects the same cases; if the selection names cases, without suites of which
   *     there is none, and without profiles that no such name can mean, so that nothing is prepared
   *     for those. The user's own buckets all stay, since a report answers for each
   * @param count the number of its cases; 0 only for a shard that happens to have none
   */
  public record Found(Selection selection, Selection needed, int count) {
    /** Returns how many agents of each release to start: not more than there are cases. */
    public int agents(int atMost) {
      return Math.max(1, Math.min(atMost, count));
    }
  }

  /**
   * Finds the cases of a selection.
   *
   * @param files the configurations that are loaded before each profile
   * @param choice says which of the releases are compared
   * @param releases the releases under test; their jars are not looked at
   * @throws UsageException if an option selects nothing, or all of them together do, or a profile
   *     names an algorithm that S3A does not have
   */
  public static Found find(
      Selection selection,
      List<ConfigurationFile> files,
      ReleaseChoice choice,
      List<Release> releases) {
    Selection all =
        new Selection(
            selection.profiles(),
            List.of(),
            List.of(),
            selection.scenario(),
            Shard.ALL,
            selection.extent() == Extent.FULL ? Extent.FULL : Extent.NAMED,
            selection.onlyProfiles());
    CasePlan plan = new CasePlan(all, releases, choice.pairs(releases), new ProfileModes(files));
    return new CaseFinder(selection, plan.cases(SuiteRunner.SUITES)).found();
  }

  private Found found() {
    selection.suites().forEach(CaseFinder::requireSuite);
    List<CasePattern> patterns = selection.cases().stream().map(this::found).toList();
    Selection found = selection.withCases(patterns);
    if (cases.stream().noneMatch(found.ofAllShards()::includes)) {
      throw new UsageException(
          "No case matches all of the selected %s: leave one of them out."
              .formatted(String.join(", ", selecting())));
    }
    return new Found(
        found,
        found.cases().isEmpty() ? found : narrowed(found),
        (int) cases.stream().filter(found::includes).count());
  }

  /** Returns the selection without what no shard of it needs. */
  private Selection narrowed(Selection found) {
    Set<Profile> ofCases = new HashSet<>();
    Set<String> suites = new TreeSet<>();
    for (PlannedCase each : planned) {
      if (found.ofAllShards().includes(each.id())) {
        ofCases.add(each.profile());
        suites.add(each.id().suite());
      }
    }
    List<Profile> profiles =
        found.profiles().stream()
            .filter(
                profile ->
                    ofCases.contains(profile)
                        || profile.isOfConfiguration()
                        || isNamed(found, profile))
            .toList();
    return found.narrowedTo(profiles, List.copyOf(suites));
  }

  /**
   * Says whether a named case may be one of this profile, though there is none. In a baseline there
   * may be one, which is missing then.
   */
  private static boolean isNamed(Selection found, Profile profile) {
    return found.cases().stream().anyMatch(name -> name.mayMatchProfile(profile.name()));
  }

  private List<String> selecting() {
    List<String> options = new ArrayList<>();
    if (selection.extent() == Extent.QUICK) {
      options.add("--quick");
    }
    if (!selection.suites().isEmpty()) {
      options.add("--suite " + String.join(", ", selection.suites()));
    }
    if (!selection.cases().isEmpty()) {
      options.add(
          "--case "
              + selection.cases().stream()
                  .map(CasePattern::toString)
                  .collect(Collectors.joining(", ")));
    }
    options.add("profiles and releases");
    return options;
  }

  private static void requireSuite(String name) {
    Set<String> suites =
        CasePlan.suites(SuiteRunner.SUITES).stream()
            .map(CaseId::suiteOf)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!suites.contains(name)) {
      throw new UsageException(
          "--suite %s: there is no such suite; %s."
              .formatted(name, nearest(name, suites, "there are " + String.join(", ", suites))));
    }
  }

  private CasePattern found(CasePattern pattern) {
    if (cases.stream().anyMatch(pattern::matches)) {
      return pattern;
    }
    String text = pattern.toString();
    List<CaseId> parts =
        pattern.isLiteral()
            ? cases.stream().filter(id -> id.toString().contains(text)).toList()
            : List.of();
    if (parts.size() == 1) {
      return CasePattern.of(parts.get(0).toString());
    }
    throw new UsageException(
        parts.isEmpty()
            ? "--case %s: there is no such case; %s.".formatted(text, instead(text))
            : "--case %s: this is part of %d ids, such as %s: give more of the id, or '*%s*' for all of them."
                .formatted(text, parts.size(), some(parts), text));
  }

  private String instead(String text) {
    String withoutRelease = text.replaceFirst("@[^@]*$", "");
    List<CaseId> elsewhere =
        cases.stream().filter(id -> id.withoutRelease().equals(withoutRelease)).toList();
    if (!elsewhere.isEmpty()) {
      return "the selected release has %s".formatted(some(elsewhere));
    }
    Set<String> names = new LinkedHashSet<>();
    for (CaseId id : cases) {
      if (text.contains("[")) {
        names.add(text.contains("@") ? id.toString() : id.withoutRelease());
      } else {
        names.addAll(
            List.of(id.behaviourPath(), id.suite() + "/" + id.behaviour(), id.behaviour()));
      }
    }
    return nearest(text.replace("*", ""), names, "s3a-qualify behaviours lists what there is");
  }

  private static String nearest(String wanted, Set<String> names, String otherwise) {
    List<String> near = NearestNames.of(wanted, names, MOST_NAMES);
    return near.isEmpty() ? otherwise : "the nearest are " + String.join(", ", near);
  }

  private static String some(List<CaseId> ids) {
    return ids.stream().limit(MOST_NAMES).map(CaseId::toString).collect(Collectors.joining(", "));
  }
}
