package org.s3aharness.upgrade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Grade;
import org.s3aharness.harness.verdict.Verdict;

/**
 * Says what an upgrade through several releases does to data: each release reads what all releases
 * before it wrote.
 *
 * @param steps the steps, in order
 */
public record UpgradePath(List<PathStep> steps) {
  /** The behaviour in which one release only reads what another wrote. */
  private static final String READING = "cross-release/files-are-read";

  /**
   * The grades that mean that nothing is read: a release that refuses to open the filesystem reads
   * nothing either.
   */
  private static final Set<Grade> DOES_NOT_READ =
      Set.of(Grade.UNREADABLE, Grade.CORRUPT, Grade.REFUSED);

  /** Copies the steps. */
  public UpgradePath {
    steps = List.copyOf(steps);
  }

  /** Works the steps out from the results of a run. */
  static UpgradePath of(List<String> releases, ResultIndex results) {
    List<PathStep> steps = new ArrayList<>();
    for (int i = 1; i < releases.size(); i++) {
      String from = releases.get(i - 1);
      String to = releases.get(i);
      Map<String, Set<String>> unreadable = new LinkedHashMap<>();
      for (String writer : releases.subList(0, i)) {
        Set<String> profiles = unreadable(results, writer, to);
        if (!profiles.isEmpty()) {
          unreadable.put(writer, profiles);
        }
      }
      String notJudged = whyNot(results, from, to).or(() -> whyNot(results, to, from)).orElse("");
      steps.add(new PathStep(i, from, to, unreadable, unreadable(results, to, from), notJudged));
    }
    return new UpgradePath(steps);
  }

  private static List<CaseResult> readings(ResultIndex results, String writer, String reader) {
    return results.across(writer, reader).stream()
        .filter(result -> result.id().behaviourPath().equals(READING))
        .toList();
  }

  /** Returns why a release was not seen reading what another wrote; empty if it was. */
  private static Optional<String> whyNot(ResultIndex results, String writer, String reader) {
    List<CaseResult> readings = readings(results, writer, reader);
    if (readings.stream().anyMatch(result -> result.verdict() != Verdict.NOT_RUN)) {
      return Optional.empty();
    }
    return Optional.of(
        readings.isEmpty()
            ? "%s was not run for %s and %s".formatted(READING, writer, reader)
            : "%s could not read what %s wrote: %s"
                .formatted(reader, writer, readings.get(0).reason()));
  }

  private static Set<String> unreadable(ResultIndex results, String writer, String reader) {
    return readings(results, writer, reader).stream()
        .filter(
            result ->
                results.problems(result).stream()
                    .anyMatch(check -> DOES_NOT_READ.contains(check.grade())))
        .map(result -> result.id().profile())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the whole upgrade in a sentence. */
  public String sentence() {
    String way =
        steps.get(0).from()
            + steps.stream().map(step -> ", " + step.to()).collect(Collectors.joining());
    List<PathStep> breaking = steps.stream().filter(step -> !step.unreadable().isEmpty()).toList();
    if (!breaking.isEmpty()) {
      return "The path %s: data becomes unreadable at step %s."
          .formatted(
              way,
              breaking.stream()
                  .map(step -> Integer.toString(step.number()))
                  .collect(Collectors.joining(", ")));
    }
    return steps.stream().allMatch(PathStep::isJudged)
        ? "The path %s: all data stays readable if each step is taken in the order given for it."
            .formatted(way)
        : "The path %s: no answer, because not every step was judged.".formatted(way);
  }
}
