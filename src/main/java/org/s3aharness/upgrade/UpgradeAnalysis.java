package org.s3aharness.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.s3aharness.harness.judge.EnvelopeJudge;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.DeclaredDeviations;
import org.s3aharness.harness.verdict.Deviation;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.harness.verdict.Witness;

/**
 * Compares releases case by case. What the new release does alone is compared with what the old one
 * does in the same case, and the new release is watched while it works on data that the old one
 * wrote. Every finding was observed in the run; none comes from a table of known facts about
 * releases.
 */
public final class UpgradeAnalysis {
  private final ResultIndex results;
  private final List<String> releases;
  private final BiPredicate<String, String> differInJarsOnly;

  /**
   * Prepares the comparison.
   *
   * @param releases all tested releases, oldest first, from which it follows since when a finding
   *     is seen
   * @param deviations the declared deviations; what the store's explain is no finding
   * @param differInJarsOnly says of two of the releases whether they are one with different jars
   */
  public UpgradeAnalysis(
      List<CaseResult> results,
      DeclaredDeviations deviations,
      List<String> releases,
      BiPredicate<String, String> differInJarsOnly) {
    this.results = new ResultIndex(results, deviations);
    this.releases = List.copyOf(releases);
    this.differInJarsOnly = differInJarsOnly;
  }

  /** Returns the effects of going from one release to another, the gravest first. */
  public List<Finding> of(String from, String to) {
    List<Observation> observations = new ArrayList<>();
    results.alone(to).forEach(result -> observations.addAll(alone(result, from)));
    results.across(from, to).forEach(result -> observations.addAll(across(result, from, to)));
    return new FindingGroups(results, releases)
        .of(observations, from, to, differInJarsOnly.test(from, to));
  }

  /** Returns what an upgrade through all tested releases, in their order, does to data. */
  public UpgradePath path() {
    return UpgradePath.of(releases, results);
  }

  /**
   * Answers whether it is safe to go from one release to another, and back.
   *
   * @param complete whether the run came to its end
   */
  public UpgradeAnswer answer(String from, String to, boolean complete) {
    long judged =
        Stream.of(results.alone(to), results.across(from, to))
            .flatMap(List::stream)
            .filter(result -> result.verdict() != Verdict.NOT_RUN)
            .count();
    // What both releases do is reported for the upgrade only.
    List<Finding> back = of(to, from).stream().filter(finding -> !finding.before()).toList();
    return new UpgradeAnswer(from, to, of(from, to), back, judged, complete);
  }

  private List<Observation> alone(CaseResult result, String from) {
    Optional<CaseResult> old = results.same(result, from);
    if (result.verdict() == Verdict.NOT_RUN) {
      return old.filter(o -> o.verdict() != Verdict.NOT_RUN)
          .map(o -> List.of(notRunAnyMore(result, o)))
          .orElse(List.of());
    }
    Stream<Observation> problems =
        results.problems(result).stream()
            .map(
                check ->
                    observation(
                        result, check, isBefore(result, check, old, from), inWords(old, check)));
    return Stream.concat(problems, otherEnvelope(result, old, from).stream()).toList();
  }

  /**
   * Returns an observation if the envelope differs. Both may be right, but readers of one need not
   * know the other.
   */
  private static Optional<Observation> otherEnvelope(
      CaseResult result, Optional<CaseResult> old, String from) {
    Optional<String> before = old.map(o -> o.observed().get(EnvelopeJudge.ENVELOPE));
    String now = result.observed().get(EnvelopeJudge.ENVELOPE);
    if (now == null || before.filter(b -> !b.equals(now)).isEmpty()) {
      return Optional.empty();
    }
    Check check =
        Check.equal(
            Witness.BYTES,
            EnvelopeJudge.ENVELOPE,
            "the client's encryption, compared with " + from,
            before.get(),
            now);
    return Optional.of(new Observation(result, check, false, "wrote " + before.get(), List.of()));
  }

  /**
   * Says whether the old release fails the same check: in the same case if it made the check there,
   * else in any case under the same profile.
   */
  private boolean isBefore(CaseResult result, Check check, Optional<CaseResult> old, String from) {
    List<Check> before =
        old.filter(o -> o.counts().containsKey(check.id()))
            .map(results::problems)
            .orElseGet(() -> anywhere(result, from));
    return before.stream().anyMatch(b -> Observation.isSame(b, check));
  }

  private List<Check> anywhere(CaseResult result, String from) {
    return results.alone(from).stream()
        .filter(other -> other.id().profile().equals(result.id().profile()))
        .flatMap(other -> results.problems(other).stream())
        .toList();
  }

  private Observation notRunAnyMore(CaseResult result, CaseResult old) {
    Check check =
        Check.equal(Witness.S3A, "not-run", "the case", "run", "not run")
            .withDetail(result.reason());
    return new Observation(result, check, false, old.verdict().label(), List.of());
  }

  private List<Observation> across(CaseResult result, String from, String to) {
    // What the old release itself does to data that is not its own, it does in the reverse case.
    Optional<CaseResult> reverse = results.same(result, ReleasePair.label(to, from));
    return results.problems(result).stream()
        .map(
            check ->
                observation(
                    result,
                    check,
                    check.witness() != Witness.S3A && isBefore(result, check, reverse, from),
                    "wrote the data"))
        .toList();
  }

  private Observation observation(CaseResult result, Check check, boolean before, String other) {
    return new Observation(
        result,
        check,
        before,
        other,
        results.explaining(check).stream().map(Deviation::link).toList());
  }

  private String inWords(Optional<CaseResult> old, Check check) {
    if (old.isEmpty()) {
      return "has no such case";
    }
    if (old.get().verdict() == Verdict.NOT_RUN) {
      return "was not run: " + old.get().reason();
    }
    return results.problems(old.get()).stream()
        .filter(b -> b.id().equals(check.id()))
        .findFirst()
        .map(Check::message)
        .orElse(
            old.get().counts().containsKey(check.id())
                ? "as expected"
                : old.get().verdict().label());
  }
}
