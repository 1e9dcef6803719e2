package org.s3aharness.upgrade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseId;
import org.s3aharness.harness.verdict.CaseResult;

/** Groups observations into findings: settings with the same symptoms are one finding. */
final class FindingGroups {
  private static final int MOST_EVIDENCE = 6;

  /**
   * The suites whose cases are the simplest evidence: a single file says more than a job that
   * failed.
   */
  private static final List<String> PLAIN_SUITES = List.of("setting", "put", "read");

  private static final Comparator<Observation> PLAINEST_FIRST =
      Comparator.comparingInt(
          o -> {
            int rank = PLAIN_SUITES.indexOf(o.result().id().suite());
            return rank < 0 ? PLAIN_SUITES.size() : rank;
          });

  private final ResultIndex results;
  private final List<String> releases;

  /**
   * Prepares the grouping.
   *
   * @param releases all tested releases, oldest first, from which it follows since when a finding
   *     is seen
   */
  FindingGroups(ResultIndex results, List<String> releases) {
    this.results = results;
    this.releases = List.copyOf(releases);
  }

  /**
   * Returns the findings of an upgrade from one release to another, the gravest first.
   *
   * @param jarsOnly whether the two are one release with different jars
   */
  List<Finding> of(List<Observation> observations, String from, String to, boolean jarsOnly) {
    Map<String, List<Observation>> ofProfile =
        telling(observations).stream()
            .sorted(PLAINEST_FIRST)
            .collect(
                Collectors.groupingBy(
                    o -> o.check().grade() + " " + o.before() + " " + o.result().id().profile(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    // Settings with the same symptoms are one finding.
    Map<String, List<Observation>> alike = new TreeMap<>();
    ofProfile
        .values()
        .forEach(
            list -> alike.computeIfAbsent(symptoms(list), s -> new ArrayList<>()).addAll(list));
    return alike.values().stream()
        .map(list -> finding(list, from, to, jarsOnly))
        .sorted(
            Comparator.comparing(Finding::before)
                .thenComparing(Finding::grade)
                .thenComparing(finding -> -finding.cases().size()))
        .toList();
  }

  /**
   * Drops observations that say nothing new: a mere difference that existed before, and a mere
   * difference in a case that shows harm, which is a consequence of the harm.
   */
  private static List<Observation> telling(List<Observation> observations) {
    Set<CaseId> harmed =
        observations.stream()
            .filter(o -> o.check().grade().isHarm())
            .map(o -> o.result().id())
            .collect(Collectors.toSet());
    return observations.stream()
        .filter(o -> o.check().grade().isHarm() || !o.before() && !harmed.contains(o.result().id()))
        .toList();
  }

  private static String symptoms(List<Observation> observations) {
    Observation first = observations.get(0);
    Set<String> behaviours = new TreeSet<>();
    observations.forEach(o -> behaviours.add(o.result().id().suite() + "/" + o.check().id()));
    return first.before() + " " + first.check().grade().ordinal() + " " + behaviours;
  }

  private Finding finding(
      List<Observation> observations, String from, String to, boolean jarsOnly) {
    Set<String> profiles = new TreeSet<>();
    Set<String> behaviours = new TreeSet<>();
    Set<String> files = new TreeSet<>();
    Set<String> links = new TreeSet<>();
    Set<String> cases = new LinkedHashSet<>();
    Map<String, Finding.Evidence> evidence = new LinkedHashMap<>();
    for (Observation each : observations) {
      CaseResult result = each.result();
      profiles.add(result.id().profile());
      behaviours.add(result.id().suite() + "/" + result.id().behaviour());
      result.id().variant().ifPresent(files::add);
      links.addAll(each.links());
      cases.add(result.id().toString());
      evidence.putIfAbsent(
          each.check().id(),
          new Finding.Evidence(
              result.id().toString(), each.check().id(), each.check().message(), each.other()));
    }
    Observation first = observations.get(0);
    return new Finding(
        first.check().grade(),
        from,
        to,
        first.before(),
        first.before() && jarsOnly,
        List.copyOf(profiles),
        List.copyOf(behaviours),
        List.copyOf(files),
        evidence.values().stream().limit(MOST_EVIDENCE).toList(),
        since(first, to),
        List.copyOf(links),
        List.copyOf(cases));
  }

  /**
   * Returns the first release that shows the failure, going back from {@code to} for as long as
   * each release shows the same one.
   */
  private String since(Observation observation, String to) {
    String since = "";
    for (int i = releases.indexOf(to); i >= 0; i--) {
      boolean shows =
          results
              .same(observation.result(), releases.get(i))
              .map(results::problems)
              .orElse(List.of())
              .stream()
              .anyMatch(check -> Observation.isSame(check, observation.check()));
      if (!shows) {
        return since;
      }
      since = releases.get(i);
    }
    return since.isEmpty() ? "" : since + " or before";
  }
}
