package org.s3aharness.report;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.harness.run.ConfiguredBucket;
import org.s3aharness.harness.verdict.CaseResult;
import org.s3aharness.harness.verdict.CheckList;
import org.s3aharness.harness.verdict.Verdict;
import org.s3aharness.release.Release;
import org.s3aharness.upgrade.Breakage;
import org.s3aharness.upgrade.Finding;
import org.s3aharness.upgrade.UpgradeAnswer;

/** Shows the results of the buckets in a user's configuration, one by one. */
public final class BucketTable {
  /** The heading of the table. */
  public static final String TITLE = "Your buckets";

  /** The headings of the columns. */
  public static final List<String> COLUMNS =
      List.of("bucket", "asked for", "by", "observed", "verdict");

  private static final String NOTHING = "–";

  private BucketTable() {}

  /**
   * Returns one row for each bucket, with one cell for each of {@link #COLUMNS}; empty if there are
   * no buckets.
   */
  public static List<List<String>> rows(RunOutcome outcome) {
    return outcome.buckets().stream()
        .map(
            bucket -> {
              List<CaseResult> results = of(bucket, outcome.summary());
              return List.of(
                  bucket.bucket().orElse("any other"),
                  bucket.asked(),
                  bucket.from().isEmpty() ? NOTHING : bucket.from(),
                  observed(results, outcome.comparison()),
                  outcome
                      .comparison()
                      .map(comparison -> verdict(comparison, bucket, results))
                      .orElseGet(() -> verdict(results)));
            })
        .toList();
  }

  /** Returns the result of an upgrade, bucket by bucket, as the first line of a report. */
  public static String sentence(
      Comparison comparison, List<ConfiguredBucket> buckets, Summary summary) {
    return comparison.answers().stream()
        .map(
            answer ->
                "Hadoop %s to %s: %s."
                    .formatted(
                        answer.from(),
                        answer.to(),
                        buckets.stream()
                            .map(
                                bucket ->
                                    named(bucket)
                                        + ": "
                                        + verdict(answer, bucket, of(bucket, summary)))
                            .collect(Collectors.joining("; "))))
        .collect(Collectors.joining(" "));
  }

  /**
   * Returns a sentence that names the buckets that were not judged, with a space before it; empty
   * if all were.
   */
  public static String notJudged(List<ConfiguredBucket> buckets, Summary summary) {
    List<String> left =
        buckets.stream()
            .filter(
                bucket ->
                    of(bucket, summary).stream()
                        .allMatch(result -> result.verdict() == Verdict.NOT_RUN))
            .map(ConfiguredBucket::called)
            .toList();
    return left.isEmpty() ? "" : " Not judged: " + String.join(", ", left) + ".";
  }

  /**
   * Returns a bucket's name, with the mode in brackets where one is asked for; the key would be too
   * long.
   */
  private static String named(ConfiguredBucket bucket) {
    return bucket.from().isEmpty()
        ? bucket.called()
        : "%s (%s)".formatted(bucket.called(), bucket.asked().replaceFirst(" .*", ""));
  }

  private static List<CaseResult> of(ConfiguredBucket bucket, Summary summary) {
    return summary.results().stream()
        .filter(result -> result.id().profile().equals(bucket.profile()))
        .toList();
  }

  /** Returns what was observed. Where releases are compared, it says what each does alone. */
  private static String observed(List<CaseResult> results, Optional<Comparison> comparison) {
    List<CaseResult> alone =
        comparison
            .map(of -> of.releases().stream().map(Release::name).toList())
            .map(names -> results.stream().filter(r -> names.contains(r.id().release())).toList())
            .orElse(results);
    Map<String, Set<String>> byRelease = new TreeMap<>();
    for (CaseResult result : alone) {
      Optional.ofNullable(result.observed().get(ConfiguredBucket.STORED_AS))
          .ifPresent(
              seen ->
                  byRelease
                      .computeIfAbsent(result.id().release(), release -> new LinkedHashSet<>())
                      .addAll(List.of(seen.split(CheckList.SEPARATOR))));
    }
    Set<String> different = new TreeSet<>();
    byRelease.values().forEach(seen -> different.add(String.join(", ", seen)));
    if (different.isEmpty()) {
      return NOTHING;
    }
    return different.size() == 1
        ? different.iterator().next()
        : byRelease.entrySet().stream()
            .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static String verdict(List<CaseResult> results) {
    List<CaseResult> judged =
        results.stream().filter(result -> result.verdict() != Verdict.NOT_RUN).toList();
    if (judged.isEmpty()) {
      return notJudged(results);
    }
    long unexpected = judged.stream().filter(result -> !result.verdict().isAsExpected()).count();
    boolean deviates = judged.stream().anyMatch(result -> result.verdict() == Verdict.KNOWN);
    return unexpected == 0
        ? "as documented" + (deviates ? ", except for declared deviations" : "")
        : "NOT as documented in %d of %d cases".formatted(unexpected, judged.size());
  }

  private static String notJudged(List<CaseResult> results) {
    return results.stream()
        .findFirst()
        .map(result -> "not judged: " + result.reason())
        .orElse("not judged");
  }

  private static String verdict(
      Comparison comparison, ConfiguredBucket bucket, List<CaseResult> results) {
    List<UpgradeAnswer> answers = comparison.answers();
    return answers.stream()
        .map(
            answer ->
                (answers.size() > 1 ? answer.from() + " to " + answer.to() + ": " : "")
                    + verdict(answer, bucket, results))
        .collect(Collectors.joining("; "));
  }

  private static String verdict(
      UpgradeAnswer answer, ConfiguredBucket bucket, List<CaseResult> results) {
    if (results.stream().allMatch(result -> result.verdict() == Verdict.NOT_RUN)) {
      return notJudged(results);
    }
    return answer.forward().stream()
        .filter(finding -> finding.isHarm() || finding.ofBoth() && finding.isTold())
        .filter(finding -> finding.profiles().contains(bucket.profile()))
        .min(
            Comparator.comparing(Finding::isHarm)
                .reversed()
                .thenComparing(Finding::grade)
                .thenComparing(Finding::before))
        .map(
            gravest ->
                (gravest.isHarm() ? "not safe, " : "safe, but ")
                    + Breakage.by(gravest)
                    + (gravest.before() ? " as before" : ""))
        .orElse(answer.complete() ? "safe" : "no answer, because the run is incomplete");
  }
}
